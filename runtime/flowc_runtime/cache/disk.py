"""Results of cached functions that outlive the process: an entry in, a signed file out; and back, or nothing.

The folder is flowc's own. Each file begins with a signature by a key that lies beside it and that only the user can
read, because reading a pickle executes what it says. A file that is damaged, signed by somebody else or of another
version counts as absent, with a warning. Writing is atomic: a reader finds all of an entry or none of it.

The page writes that belong to an entry refer to blobs; their bytes are in the file, and in the store once it is read.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import logging
import os
import pickle
import secrets
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Final, cast

from flowc_runtime.blobs import BlobStore
from flowc_shims.streamlit.host import CacheEntry
from flowc_shims.streamlit.page import BlobRef

_log: Final = logging.getLogger("flowc.caching")

_FORMAT: Final = f"flowc result 1, Python {sys.version_info.major}.{sys.version_info.minor}".encode()
_SIGNATURE: Final = hashlib.sha256().digest_size
_ENDING: Final = ".result"


def results_folder() -> Path | None:
    """`FLOWC_CACHE_DIR`, or a folder among the user's caches; None for a user without a home."""
    told = os.environ.get("FLOWC_CACHE_DIR")
    if told:
        return Path(told)
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "flowc" / "results"
    except RuntimeError:
        return None


class Disk:
    """See the module's docstring. The folder is made when the first entry is stored."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key: bytes | None = None

    def load(self, function: str, arguments: str, blobs: BlobStore, now: float) -> CacheEntry | None:
        """`now`: when the entry counts as stored, on the clock of this process."""
        path = self._path(function, arguments)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            _log.warning("the cached result %s cannot be read", path, exc_info=True)
            return None
        signature, signed = content[:_SIGNATURE], content[_SIGNATURE:]
        if not hmac.compare_digest(signature, self._signature(function, arguments, signed)):
            _log.warning("the cached result %s is damaged or not from here, and is computed anew", path)
            return None
        try:
            value, writes = _Unpickler(io.BytesIO(signed), blobs).load()
        except Exception:  # noqa: BLE001 - whatever unpickling raises, there is no result
            _log.warning("the cached result %s cannot be understood, and is computed anew", path, exc_info=True)
            return None
        return CacheEntry(value, writes, now)

    def store(self, function: str, arguments: str, entry: CacheEntry, blobs: BlobStore) -> None:
        """What cannot be written is not kept; the caller has its result anyway."""
        path = self._path(function, arguments)
        content = io.BytesIO()
        try:
            _Pickler(content, blobs).dump((entry.value, entry.writes))
            signed = content.getvalue()
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(path, self._signature(function, arguments, signed) + signed)
        except OSError:
            _log.warning("the cached result %s cannot be written", path, exc_info=True)

    def clear(self, function: str, arguments: str | None) -> None:
        """As `Caches.clear`: one entry, or all of the functions whose key starts with `function`."""
        if arguments is not None:
            self._path(function, arguments).unlink(missing_ok=True)
            return
        decorator, _, rest = function.partition(":")
        folder = self._folder / rest.partition(":")[0] if rest else self._folder
        if decorator in ("", "cache_data"):
            shutil.rmtree(folder, ignore_errors=True)

    def _path(self, function: str, arguments: str) -> Path:
        own = function.partition(":")[2].partition(":")[0]
        name = hashlib.sha256(f"{function} {arguments}".encode()).hexdigest()
        return self._folder / own / f"{name}{_ENDING}"

    def _signature(self, function: str, arguments: str, content: bytes) -> bytes:
        """Of the place too, so that no file can stand in for another."""
        place = f"{function} {arguments}".encode()
        return hmac.digest(self._secret(), b"\0".join((_FORMAT, place, content)), "sha256")

    def _secret(self) -> bytes:
        """Beside the folder, which is cleared now and then."""
        if self._key is None:
            path = self._folder.with_name(f"{self._folder.name}.key")
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(secrets.token_bytes(32))
            except FileExistsError:
                pass
            self._key = path.read_bytes()
        return self._key


class _Pickler(pickle.Pickler):
    """A reference to a blob is written as the blob."""

    def __init__(self, file: io.BytesIO, blobs: BlobStore) -> None:
        super().__init__(file, protocol=5)
        self._blobs = blobs

    def persistent_id(self, obj: Any) -> tuple[bytes, str] | None:
        if not isinstance(obj, BlobRef):
            return None
        blob = self._blobs.get(obj.digest, obj.mime)
        return (b"" if blob is None else blob.content, obj.mime)


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, blobs: BlobStore) -> None:
        super().__init__(file)
        self._blobs = blobs

    def persistent_load(self, pid: Any) -> BlobRef:
        content, mime = cast("tuple[bytes, str]", pid)
        return self._blobs.put(content, mime)


def _write(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
