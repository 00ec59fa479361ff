"""The formats that news comes in: one reader a file."""
