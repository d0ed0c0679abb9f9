"""What Streamlit has and flowc has not, each with its reason. There is nothing else: tests/parity/test_complete.py."""

from __future__ import annotations

from typing import Final

ELSEWHERE: Final = {
    "App": "puts a Streamlit app into somebody's own Starlette server",
    "connection": "connections are scheduled on their own",
    "login": "authentication is scheduled on its own",
    "logout": "authentication is scheduled on its own",
}
"""Names of `streamlit` that are not there."""
