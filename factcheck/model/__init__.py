"""The nouns: what the rooms above make and read."""
