"""`AppTest`: a script in a test, without a server and without a browser.

    at = AppTest.from_file("app.py").run()
    at.number_input("amount").set_value(3).run()
    assert at.metric[0].value == "6"

The same class answers to `from streamlit.testing.v1 import AppTest` where flowc stands in for Streamlit, so a suite
that was written for Streamlit runs unchanged (`pytest -p flowc.testing.plugin`). See docs/guide/testing.md.
"""

from __future__ import annotations

from flowc.testing.app.app_test import AppTest
from flowc.testing.app.errors import AppTestError

__all__ = ["AppTest", "AppTestError"]
