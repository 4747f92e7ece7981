"""Documents in, text out. Nothing here loads data or looks at the terminal."""
