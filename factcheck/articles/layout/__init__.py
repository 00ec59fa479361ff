"""What part of an article a line is: zones, sentences, tables, quotations."""
