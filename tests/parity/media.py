"""Bytes that both sides keep beside the page -> a short form that says whether they are the same."""

from __future__ import annotations

import hashlib

from tests.parity.normal_form import Json


def content_form(content: bytes, mime: str) -> Json:
    return {"mime": mime, "size": len(content), "digest": hashlib.sha256(content).hexdigest()[:16]}
