"""Questions to an archive: releases by words and filters, a person's roles over time, sums by group. Reads only."""
