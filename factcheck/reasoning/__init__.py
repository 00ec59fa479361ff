"""What rules reason with: sentences as patterns, movements, parts and totals, conversions, clocks, tolerances, causes,
and the wording of what they say. Rules stand in `rules/`; nothing here knows one of them."""
