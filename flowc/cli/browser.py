"""A URL -> a browser window, where the person has a desktop to show one on.

Never under CI, and never a text browser: on a machine without a desktop `webbrowser` would start one inside the
terminal in which the server runs.
"""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from collections.abc import Mapping


def has_browser(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    if environment.get("CI"):
        return False
    if environment.get("BROWSER"):
        return True
    if platform in ("darwin", "win32"):
        return "SSH_CONNECTION" not in environment
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def open_browser(url: str) -> None:
    if has_browser(os.environ):
        # Some browsers return only when they are closed; the server must not wait for that.
        threading.Thread(target=webbrowser.open, args=(url,), name="flowc-open-browser", daemon=True).start()
