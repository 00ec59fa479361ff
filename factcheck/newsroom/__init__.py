"""What a newsroom has set and decided: configuration, overrides, filters, cache."""
