"""Who may talk to the server, and what a browser is told about its pages.

Holds: a page of another web origin cannot open the WebSocket; a server bound to this machine answers only requests that
name this machine (which a foreign name that resolves to 127.0.0.1 does not); programs, which send no origin, may.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from flowc_runtime.theme import Theme

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})

_RULES: Final = (
    "default-src 'self'",
    # Graphviz lays graphs out in WebAssembly, which is no text that is run.
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    # Charts and the table draw with styles that they make at run time.
    "style-src 'self' 'unsafe-inline'",
    # Scripts show pictures and chart data from anywhere, as `st.image(url)` or a chart's `url` may.
    "img-src 'self' data: blob: https: http:",
    "media-src 'self' data: blob: https: http:",
    "connect-src 'self' https: http:",
    "font-src 'self' data:",
    # Pages of elsewhere, and documents of the script, which have an origin of their own (FRAME_HEADERS).
    "frame-src 'self' https: http: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)

PAGE_HEADERS: Final = {
    "Content-Security-Policy": "; ".join(_RULES),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # For `st.camera_input` and `st.audio_input`; frames of elsewhere are not given them.
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=()",
}

BLOB_HEADERS: Final = {
    # What a script shows must not act as a page of this server.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, max-age=31536000, immutable",
}

FRAME_HEADERS: Final = {
    **BLOB_HEADERS,
    # HTML of the script may run code of its own and load from anywhere, in an origin that is nobody's: nothing of this
    # server is within its reach.
    "Content-Security-Policy": "sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads",
}

PDF_HEADERS: Final = {
    **BLOB_HEADERS,
    # A browser's viewer does not work in a sandbox.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'",
}


GRAPH_HEADERS: Final = {
    # The drawing is one file, with its script in it, in an origin of its own; it asks for nothing.
    "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts",
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
}


def page_policy(theme: Theme, nonce: str) -> str:
    """What a page of this theme may load: its fonts come from where its author says. Of scripts that come with the
    page's content, those run to which the client has given the nonce: those of `st.html` whose author asks for it."""
    sheets = {_origin(address) for address in theme.sheets} - {""}
    fonts = {_origin(face.url) for face in theme.faces} - {""}
    if sheets:
        # Where a style sheet keeps its fonts, only it knows.
        fonts |= sheets | {"https:"}
    more = {"style-src": sheets, "font-src": fonts, "script-src": {f"'nonce-{nonce}'"}}
    return "; ".join(" ".join((rule, *sorted(more.get(rule.partition(" ")[0], ())))) for rule in _RULES)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def blob_headers(mime: str) -> dict[str, str]:
    """What a browser is told with bytes of this sort."""
    if mime.startswith("text/html"):
        return FRAME_HEADERS
    return PDF_HEADERS if mime == "application/pdf" else BLOB_HEADERS


def origin_allowed(origin: str | None, host: str | None, *, bound: str, extra: Collection[str]) -> bool:
    """Whether a WebSocket with these `Origin` and `Host` headers may be opened on a server bound to `bound`."""
    if not host_allowed(host, bound=bound, extra=extra):
        return False
    if origin is None:
        return True
    if origin in extra:
        return True
    try:
        there, here = urlsplit(origin), urlsplit(f"//{host}")
        same_port = (there.port or _default_port(there.scheme)) == (here.port or _default_port(there.scheme))
    except ValueError:
        return False
    both_here = there.hostname in LOOPBACK and here.hostname in LOOPBACK
    return there.scheme in {"http", "https"} and same_port and (there.hostname == here.hostname or both_here)


def host_allowed(host: str | None, *, bound: str, extra: Collection[str]) -> bool:
    """Whether a request that names `host` may be answered at all."""
    if bound not in LOOPBACK:
        return True
    try:
        name = urlsplit(f"//{host or ''}").hostname
        return name in LOOPBACK or name in {urlsplit(origin).hostname for origin in extra}
    except ValueError:
        return False


def _default_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80
