"""Rules on documents: their numbers, who issues them, what they carry out, and what is printed."""
