"""Bytes kept beside the pages: tables and media, once per content, for as long as somebody holds their reference.

`put` gives out a BlobRef. Pages, traces and cached results hold these references, and that is all the book-keeping
there is: when the last holder of a reference is gone, its bytes go too, after a grace (a browser may still be on
its way to fetch what the page showed a moment ago). An `Addresses` gives a session's browser unguessable paths.

Holds: one content and type has one reference object at a time; bytes are there while it lives; what nobody holds
is never more than `spare_bytes` nor older than `grace` seconds (looked at when the store is used). Thread-safe.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
import weakref
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final, TypeAlias

import msgspec
import xxhash

from flowc_shims.streamlit.page import BlobRef

_Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Blob:
    """Stored bytes and their media type."""

    content: bytes
    mime: str


@dataclass(slots=True)
class _Entry:
    blob: Blob
    ref: weakref.ref[BlobRef]


class BlobStore:
    """Content-addressed bytes for all sessions of a process."""

    def __init__(
        self,
        *,
        grace: float = 60.0,
        spare_bytes: int = 256 * 1024 * 1024,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._grace = grace
        self._spare_bytes = spare_bytes
        self._clock = clock
        self._lock = Lock()
        self._entries: dict[_Key, _Entry] = {}
        # Filled by the garbage collector, which may run while this very thread holds the lock: hence no lock there.
        self._dropped: deque[_Key] = deque()
        self._spare: dict[_Key, float] = {}

    def put(self, content: bytes, mime: str) -> BlobRef:
        """The reference of these bytes; keep it for as long as they are wanted."""
        digest = xxhash.xxh3_128_hexdigest(content)
        key = (digest, mime)
        with self._lock:
            self._sweep()
            entry = self._entries.get(key)
            known = None if entry is None else entry.ref()
            if known is not None:
                return known
            ref = BlobRef(digest=digest, size=len(content), mime=mime)
            blob = Blob(content, mime) if entry is None else entry.blob
            self._entries[key] = _Entry(blob, weakref.ref(ref, lambda _: self._dropped.append(key)))
            self._spare.pop(key, None)
            return ref

    def get(self, digest: str, mime: str) -> Blob | None:
        """The bytes, or None when nobody has them any more."""
        with self._lock:
            self._sweep()
            entry = self._entries.get((digest, mime))
        return None if entry is None else entry.blob

    def sizes(self) -> tuple[int, int]:
        """How many blobs are kept, and how many bytes."""
        with self._lock:
            self._sweep()
            return len(self._entries), sum(len(entry.blob.content) for entry in self._entries.values())

    def check_valid(self) -> None:
        """Raises AssertionError where the structure contradicts itself."""
        with self._lock:
            self._sweep()
            for key, entry in self._entries.items():
                assert xxhash.xxh3_128_hexdigest(entry.blob.content) == key[0], "bytes do not match their address"
                waiting = key in self._spare or key in self._dropped
                assert (entry.ref() is None) <= waiting, "a blob that nobody holds will never be dropped"
            assert self._spare.keys() <= self._entries.keys(), "a spare blob has no bytes"

    def _sweep(self) -> None:
        now = self._clock()
        while self._dropped:
            key = self._dropped.popleft()
            entry = self._entries.get(key)
            if entry is not None and entry.ref() is None:
                self._spare.pop(key, None)
                self._spare[key] = now
        spare = sum(len(self._entries[key].blob.content) for key in self._spare)
        for key, since in list(self._spare.items()):
            if now - since <= self._grace and spare <= self._spare_bytes:
                break
            spare -= len(self._entries[key].blob.content)
            del self._spare[key], self._entries[key]


class Addresses:
    """Paths by which one session's browser fetches blobs: signed, so that nobody can guess or share out others.

    A path is the same as long as the session lives, which lets the browser keep what it has fetched.
    """

    PREFIX: Final = "/_flowc/blob/"

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._session = secrets.token_bytes(9)

    def path(self, ref: BlobRef) -> str:
        claim = msgspec.msgpack.encode((self._session, ref.digest, ref.mime))
        return self.PREFIX + _text(_signature(self._secret, claim) + claim)


def opened_address(secret: bytes, token: str) -> tuple[str, str] | None:
    """The digest and media type that a signed token speaks of; None for any other text."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    signature, claim = raw[:_SIGNATURE_BYTES], raw[_SIGNATURE_BYTES:]
    # The text is compared too: base64 has several spellings of the same bytes, and one blob has one address.
    if not hmac.compare_digest(signature, _signature(secret, claim)) or _text(raw) != token:
        return None
    _session, digest, mime = msgspec.msgpack.decode(claim, type=tuple[bytes, str, str])
    return digest, mime


_SIGNATURE_BYTES: Final = 18


def _signature(secret: bytes, claim: bytes) -> bytes:
    return hmac.new(secret, claim, hashlib.sha256).digest()[:_SIGNATURE_BYTES]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
