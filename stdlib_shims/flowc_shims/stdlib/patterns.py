"""A glob pattern -> whether the listings that it leads to tell all that its result depends on.

Wildcards are answered by listings, which audit events announce. A literal part is answered by a question to the file
system that nobody hears; after `**` the directory has been listed anyway.
"""

from __future__ import annotations

import glob
from pathlib import PurePath


def is_seen_whole(pattern: str, *, recursive: bool, rooted: bool = True) -> bool:
    """`rooted`: literal parts in front of the first wildcard only say where the listing begins."""
    parts = PurePath(pattern).parts
    if pattern.endswith(("/", "\\")) or not parts or not glob.has_magic(pattern):
        return False
    begun = not rooted
    before = ""
    for part in parts:
        if glob.has_magic(part):
            begun = True
        elif begun and not (recursive and before == "**"):
            return False
        before = part
    return True
