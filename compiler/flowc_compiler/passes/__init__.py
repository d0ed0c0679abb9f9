"""The compiler's passes, one module each; `pipeline.py` lists them in order."""
