"""What a test asked for and cannot have."""

from __future__ import annotations


class AppTestError(Exception):
    """A query or an interaction that makes no sense: a disabled widget is set, something without a value is clicked."""
