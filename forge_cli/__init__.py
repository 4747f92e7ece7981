"""forge: an exercise reference for the terminal."""

__version__ = "1.0.0"
