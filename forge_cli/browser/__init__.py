"""The browser: facets, results and the card beside each other, for `forge browse` (extra `tui`)."""
