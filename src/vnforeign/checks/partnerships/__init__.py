"""Rules on ties: sides, steps, tiers, and lists against their counts."""
