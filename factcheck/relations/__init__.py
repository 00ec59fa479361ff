"""Relations: equations that a text asserts, or may assert, among its numbers. Proposed widely, judged once."""
