"""What belongs to the user: where it lies, settings, stars, own exercises."""
