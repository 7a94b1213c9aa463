"""The records: what the library says about the world, and where it is said."""
