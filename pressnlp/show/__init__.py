"""A record to look at: in the terminal (`terminal.py`) or as a page that needs nothing else (`page.py`)."""
