"""Words and filters in, exercises out. Nothing here prints."""
