"""Rules on figures: alone, against each other, and against their indicators."""
