"""How much memory a process holds."""

import os
from functools import cache
from pathlib import Path


def resident(pid: int | None) -> int:
    """Bytes of a process in memory; 0 for one that is gone, and where the system does not tell (it needs Linux)."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_bytes().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * _page()


def watchable() -> bool:
    """Whether this system tells how much memory a process holds."""
    return resident(os.getpid()) > 0


@cache
def _page() -> int:
    return os.sysconf("SC_PAGE_SIZE")
