"""A pytest plugin: with `-p flowc.testing.plugin`, `import streamlit` in tests and in what they import gives flowc's.

A suite that was written for Streamlit's AppTest then tests its apps under flowc, unchanged, whether or not the real
package is installed. Without the option nothing changes.
"""

from __future__ import annotations

from flowc_shims.streamlit import finder


def pytest_configure() -> None:
    finder.install()


def pytest_unconfigure() -> None:
    finder.uninstall()
