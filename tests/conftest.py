"""What holds for every test: seeded examples, and browser tests one after the other.

`FLOWC_PROFILE=prove` (as `make prove` sets it) explores: many more examples, another seed each time, no deadline.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

# A slow machine is no reason to fail, so there is no deadline; how long a test may take is pytest-timeout's business.
settings.register_profile(
    "test",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "prove",
    deadline=None,
    max_examples=2_000,
    stateful_step_count=100,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
    phases=tuple(Phase),
)
settings.load_profile(os.environ.get("FLOWC_PROFILE", "test"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        # One browser at a time: two of them on two cores time out on each other.
        if item.path.name.startswith("test_browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
