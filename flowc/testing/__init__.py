"""For tests: a script driven in process (`AppTest`), or a client that opens a running app as a tab would.

    from flowc.testing import AppTest

    at = AppTest.from_file("app.py").run()
    at.slider("rows").set_value(20).run()
    assert at.metric[0].value == "20"

The client uses its widgets and looks at its page:

    from flowc.testing import connect

    with connect("http://localhost:8501") as tab:
        tab.set("Rows", 20)                      # by label, or by the widget's key; waits for the end of the run
        assert tab.find("metric").text == "20"
        tab.click("Add")
        print(tab.report.executed, tab.bytes_received)

It speaks the protocol of `docs/wire.md` and needs no browser. Everything blocks; nothing waits longer than its timeout.
"""

from flowc.testing.app import AppTest, AppTestError
from flowc.testing.tab import Fault, NoSuchElement, Received, Tab, TimedOut, connect
from flowc.testing.view import Element

__all__ = ["AppTest", "AppTestError", "Element", "Fault", "NoSuchElement", "Received", "Tab", "TimedOut", "connect"]
