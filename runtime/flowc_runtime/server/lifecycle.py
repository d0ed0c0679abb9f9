"""Options -> a server that runs until it is told to stop. The nesting of blocks is the tree of tasks.

Holds: the port is taken before anything else happens; stopping tells every tab (close code 1012: come back soon) and
then leaves the blocks; a script that hangs in its thread does not keep the process from ending.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import threading
import time
import webbrowser
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import hypercorn.trio
import trio
from hypercorn.config import Config

from flowc_runtime.blobs import BlobStore
from flowc_runtime.events import Sink
from flowc_runtime.running import Running, announced, new_token
from flowc_runtime.server.app import Parts, build_app
from flowc_runtime.server.listen import listen, url_of
from flowc_runtime.server.looks import Looks, follow_options
from flowc_runtime.server.options import ServeOptions
from flowc_runtime.server.sessions import Sessions
from flowc_runtime.server.static import Assets, client_folder
from flowc_runtime.server.watch import reload_on_save
from flowc_runtime.server.worker import SessionLike

if TYPE_CHECKING:
    from flowc_runtime.session import Session

_GRACE_SECONDS = 1.0

MakeSession: TypeAlias = Callable[[ServeOptions, BlobStore], Callable[[Sink], SessionLike]]


def engine_sessions(options: ServeOptions, blobs: BlobStore) -> Callable[[Sink], Session]:
    """Sessions of the engine, which share this server's caches and blobs."""
    from flowc_runtime.cache.caches import Caches
    from flowc_runtime.configuration import load_configuration
    from flowc_runtime.session import Session as EngineSession

    caches = Caches()
    configuration = options.configuration or load_configuration(options.script)

    def make(sink: Sink) -> Session:
        return EngineSession(
            options.script,
            sink=sink,
            mode=options.mode,
            argv=options.argv,
            caches=caches,
            blobs=blobs,
            memory=options.session_memory,
            configuration=configuration,
        )

    return make


def serve(options: ServeOptions, *, sessions_of: MakeSession = engine_sessions) -> None:
    """Serve until SIGINT or SIGTERM. Raises PortInUse or BadHost before anything starts."""
    listener = listen(options.host, options.port)
    trio.run(partial(_serve_until_signal, options, listener, sessions_of))


@contextmanager
def serving(options: ServeOptions, *, sessions_of: MakeSession = engine_sessions) -> Iterator[str]:
    """A server in a thread of its own for the length of the block; gives its URL."""
    listener = listen(options.host, options.port)
    url = url_of(options.host, listener)
    ready = threading.Event()
    stopping: list[Callable[[], None]] = []
    problems: list[BaseException] = []

    async def main() -> None:
        stop = trio.Event()
        token = trio.lowlevel.current_trio_token()
        stopping.append(lambda: token.run_sync_soon(stop.set))
        await _serve(options, listener, sessions_of, stop.wait, lambda _url: ready.set())

    def run() -> None:
        try:
            trio.run(main)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits for this one
            problems.append(error)
        finally:
            ready.set()

    thread = threading.Thread(target=run, name="flowc server", daemon=True)
    thread.start()
    ready.wait()
    try:
        if not problems:
            yield url
    finally:
        if thread.is_alive():
            stopping[0]()
        thread.join()
    if problems:
        raise problems[0]


async def _serve_until_signal(options: ServeOptions, listener: socket.socket, sessions_of: MakeSession) -> None:
    with trio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as signals:

        async def told_to_stop() -> None:
            async for _signal in signals:
                return

        await _serve(options, listener, sessions_of, told_to_stop, options.on_ready or partial(_announce, options))


async def _serve(
    options: ServeOptions,
    listener: socket.socket,
    sessions_of: MakeSession,
    told_to_stop: Callable[[], Awaitable[None]],
    on_ready: Callable[[str], None],
) -> None:
    url = url_of(options.host, listener)
    secret = secrets.token_bytes(32)
    blobs = BlobStore()
    looks = Looks(options)
    # The sessions and the look of the page are of the same options.
    options = replace(options, configuration=looks.configuration)
    async with trio.open_nursery() as server:
        async with trio.open_nursery() as workers:
            sessions = Sessions(
                sessions_of(options, blobs),
                workers,
                limits=options.limits,
                secret=secret,
                on_report=options.on_report,
                run_on_save=lambda: looks.runs_on_save,
            )
            server.start_soon(sessions.close_abandoned)
            server.start_soon(follow_options, looks, options.script, sessions.ring_all)
            if looks.watches:
                server.start_soon(reload_on_save, options.script, sessions)
            told = _who(options, listener)
            app = build_app(Parts(options, sessions, blobs, secret, Assets(client_folder()), told.token, looks))

            async def stopped() -> None:
                await told_to_stop()
                sessions.hang_up_all(1012)
                # A moment for the close frames; after it hypercorn cuts what is left.
                await trio.sleep(0.05)

            async with trio.open_nursery() as web:
                await web.start(
                    partial(hypercorn.trio.serve, app, _config(options, listener), shutdown_trigger=stopped)
                )
                if options.announced:
                    await server.start(_announced_until_the_end, told)
                on_ready(url)
            workers.cancel_scope.cancel()
        server.cancel_scope.cancel()


def _who(options: ServeOptions, listener: socket.socket) -> Running:
    address, port = listener.getsockname()[:2]
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}
    host = str(everywhere.get(address, address))
    url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    return Running(os.getpid(), url, str(options.script), new_token(), time.time())


async def _announced_until_the_end(
    told: Running, task_status: trio.TaskStatus[None] = trio.TASK_STATUS_IGNORED
) -> None:
    with announced(told):
        task_status.started()
        await trio.sleep_forever()


def _config(options: ServeOptions, listener: socket.socket) -> Config:
    config = Config()
    config.bind = [f"fd://{listener.detach()}"]
    config.loglevel = "WARNING"
    config.include_server_header = False
    config.graceful_timeout = _GRACE_SECONDS
    # Ours is the limit that explains itself; this one only keeps memory bounded.
    config.websocket_max_message_size = 4 * options.limits.message_bytes
    return config


def _announce(options: ServeOptions, url: str) -> None:
    from rich.console import Console

    Console().print(f"[bold]{options.script.name}[/bold] runs at [link={url}]{url}[/link]  (Ctrl+C stops it)")
    if not options.headless:
        # Not here: some browsers hold on to the caller until they are closed.
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
