"""Calendar expressions: words, grammar, doubts, meaning."""
