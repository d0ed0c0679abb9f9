"""Known libraries as data: what of the outside world their functions reach."""
