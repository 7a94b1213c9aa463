"""Rules on places: their lives, codes and names."""
