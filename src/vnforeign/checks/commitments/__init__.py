"""Rules on commitments and events."""
