"""Rules on time: days of documents and events, periods of figures, lives of bodies."""
