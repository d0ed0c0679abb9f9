"""A script -> pages in browsers: sessions, their tabs' WebSockets, blobs, static files, hot reload.

The entry, as the command line uses it:

    serve(ServeOptions(script, host="127.0.0.1", port=8501, headless=False, mode="reuse", log_runs=False, argv=(),
                       on_report=None, on_ready=None))

`serve` blocks until SIGINT or SIGTERM (then it returns), and raises PortInUse before anything starts when the port is
taken, BadHost when the host cannot be bound. Port 0 takes a free port. When the server listens, `on_ready(url)` is
called once, from the server's thread; without it, `serve` prints the URL and opens a browser unless `headless`.
`on_report(session, report)` is called after every run, from the session's worker thread, with a short public name of
the session; who logs runs sets it (`log_runs` is the command line's to read).

`serving(options)` is the same as a context manager around a thread, for tests and notebooks: it gives the URL.

Nothing else of this package is meant for others. The engine is synchronous and knows nothing of all this.
"""

from flowc_runtime.server.lifecycle import serve, serving
from flowc_runtime.server.listen import BadHost, PortInUse
from flowc_runtime.server.options import Limits, ServeOptions

__all__ = ["BadHost", "Limits", "PortInUse", "ServeOptions", "serve", "serving"]
