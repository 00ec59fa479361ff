"""Patterns of words and numbers that assert a relation, read by grammar."""
