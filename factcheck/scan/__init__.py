"""Scanning text for numbers and dates."""
