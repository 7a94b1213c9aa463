"""Value objects: each owns its notation, prints what it parses, and never changes."""
