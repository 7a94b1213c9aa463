"""The one place that says which version of the code this is."""

__version__ = "0.1.0"
