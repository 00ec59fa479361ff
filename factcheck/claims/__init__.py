"""From mentions to claims: context, quantities, facets, and what a rule may see of an article."""
