"""The process in which scripts run -> one that tells the running slot what goes out of it."""

from __future__ import annotations

from flowc_shims.stdlib import audit, entropy, filters, logs, streams


def listen() -> None:
    """Before each run: idempotent, and a script or a test runner may have put others in their places meanwhile."""
    audit.install()
    streams.install()
    logs.install()
    filters.install()
    entropy.install()
