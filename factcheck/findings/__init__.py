"""From relations and links to checks and findings."""
