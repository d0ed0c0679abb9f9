"""Source text -> program. The front door is `pipeline.py`."""
