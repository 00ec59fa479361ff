"""The language server: findings while an editor types, what was read under the pointer, and decisions where they
are made. `server.serve` speaks LSP over standard input and output; every other module turns one draft into one kind
of answer, and knows nothing of the connection."""
