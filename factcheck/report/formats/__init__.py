"""The reports: one renderer a file."""
