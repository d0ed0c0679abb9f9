"""Fixtures that the browser tests share."""

from tests.end_to_end.browser import chromium, serve_app, tabs

__all__ = ["chromium", "serve_app", "tabs"]
