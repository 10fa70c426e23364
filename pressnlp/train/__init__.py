"""Pipelines of one's own: the shipped encoder stays, its name head is refitted to marked releases."""
