"""Module state: shared by all runs of a process."""

region = "all"
visits = []
_calls = 0


def count():
    global _calls
    _calls += 1
    return _calls
