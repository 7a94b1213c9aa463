"""Rules on what records name, how they are called and how their words are written."""
