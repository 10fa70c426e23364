"""Many releases: a supervised pool of worker processes."""
