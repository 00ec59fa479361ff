"""Trying the product on news: what its evidence is worth, and what it would catch."""
