"""Digits that are no quantities."""
