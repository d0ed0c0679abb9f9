"""Program + event -> patches. The front door is `session.py`; one run is `run.py`."""
