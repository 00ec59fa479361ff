"""Claims that speak of the same quantity: between articles, headlines and summaries."""
