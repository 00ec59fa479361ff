"""The pages of the report in the browser."""
