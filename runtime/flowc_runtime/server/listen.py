"""A host and a port -> a listening socket, or one clear error before anything else starts."""

from __future__ import annotations

import errno
import socket


class PortInUse(OSError):
    """Another process listens on the port."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"port {port} on {host} is in use")
        self.host = host
        self.port = port


class BadHost(OSError):
    """The host is no address of this machine (or the port is not ours to take)."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"cannot listen on {host}, port {port}: {reason}")
        self.host = host
        self.port = port


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one. Raises PortInUse or BadHost."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (socket.gaierror, UnicodeError) as error:
        raise BadHost(host, port, "unknown host") from error
    sock = socket.socket(family, kind, protocol)
    try:
        # So that a restart need not wait for the last run's closed connections.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _notice_dead_peers(sock)
        sock.bind(address)
        sock.listen(256)
    except (OSError, OverflowError) as error:
        sock.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortInUse(host, port) from error
        raise BadHost(host, port, str(error)) from error
    return sock


def _notice_dead_peers(sock: socket.socket) -> None:
    """Accepted connections inherit this: within a minute the kernel finds out about clients that vanished silently."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in (("TCP_KEEPIDLE", 30), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 3)):
        # Not every system has all of them; its own defaults do then.
        if hasattr(socket, option):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)


def url_of(host: str, sock: socket.socket) -> str:
    """Where a browser on this machine finds the server."""
    port: int = sock.getsockname()[1]
    shown = "localhost" if host in {"0.0.0.0", "::", "127.0.0.1", "::1", ""} else host
    return f"http://{shown if ':' not in shown else f'[{shown}]'}:{port}"
