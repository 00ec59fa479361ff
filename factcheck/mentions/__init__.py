"""From text to mentions of quantities and dates."""
