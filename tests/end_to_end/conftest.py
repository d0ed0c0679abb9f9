"""Fixtures that the tests with a browser share, and those of the server's own tests."""

from tests.end_to_end.browser import chromium, serve_app, tabs
from tests.end_to_end.fake_server import fakes, options, script, url

__all__ = ["chromium", "fakes", "options", "script", "serve_app", "tabs", "url"]
