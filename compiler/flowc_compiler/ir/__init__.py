"""The compiler's intermediate representations: frozen data, each with one text form in `show.py` beside it."""
