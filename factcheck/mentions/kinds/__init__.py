"""What a number measures: one kind a file."""
