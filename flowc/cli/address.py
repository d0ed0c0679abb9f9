"""Why the server could not listen -> the `Failure` that tells a person what to choose instead."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import Final

from flowc.cli.failure import Failure

_USE_LOOPBACK: Final = "Use --host 127.0.0.1 for this machine alone, or --host 0.0.0.0 for every network it is on."


def port_taken(host: str, port: int) -> Failure:
    free = _free_port(host, port)
    advice = f"--port {free}" if free else "--port 0, which takes any free one"
    return Failure(f"Port {port} is in use.", f"Stop what uses it, or take another: {advice}")


def bad_host(host: str, port: int, cause: BaseException | None) -> Failure:
    """`cause` is what the operating system said."""
    if isinstance(cause, socket.gaierror | UnicodeError):
        return Failure(f"{host!r} is not the name or address of a host.", _USE_LOOPBACK)
    match cause.errno if isinstance(cause, OSError) else None:
        case errno.EADDRNOTAVAIL:
            return Failure(f"This machine does not have the address {host}.", _USE_LOOPBACK)
        case errno.EACCES | errno.EPERM:
            return Failure(f"Port {port} needs more rights than you have.", "Take one above 1023, as in --port 8501.")
        case _:
            return Failure(f"{host} port {port} cannot be listened on: {cause}.", _USE_LOOPBACK)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _free_port(host: str, taken: int) -> int:
    """The next port that nobody holds now; 0 when the neighbourhood is full."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(taken + 1, min(taken + 50, 65536)):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            # As the server does: a port whose last connections are still winding down is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return 0
