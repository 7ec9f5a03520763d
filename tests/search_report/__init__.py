"""How well the search of the built site finds, measured in a real browser: `make search-report`."""
