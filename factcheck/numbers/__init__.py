"""How wide a number is, how two stand to each other, how one becomes another; units and rates."""
