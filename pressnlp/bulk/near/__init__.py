"""Near-duplicates: which releases of an archive are copies, corrections or other versions of each other."""

from pressnlp.bulk.near.renewing import refresh

__all__ = ["refresh"]
