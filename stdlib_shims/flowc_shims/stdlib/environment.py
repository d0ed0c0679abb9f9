"""The process's environment -> a digest: variables, arguments, working directory, locale and time zone.

Only the digest is ever kept, and it is keyed anew in each process: values may be secrets, and nobody shall be able to
guess one from what is written somewhere.
"""

from __future__ import annotations

import hashlib
import locale
import os
import secrets
import sys
import time
from typing import Final

_KEY: Final = secrets.token_bytes(32)


def digest() -> bytes:
    """Equal iff nothing that a script can ask of its environment differs."""
    try:
        folder = os.getcwd()
    except OSError:
        folder = ""
    facts = (sorted(os.environ.items()), sys.argv, folder, locale.setlocale(locale.LC_ALL), time.tzname, time.timezone)
    return hashlib.blake2b(repr(facts).encode("utf-8", "surrogatepass"), key=_KEY, digest_size=16).digest()
