"""What a number is said of: one module for each facet of a claim."""
