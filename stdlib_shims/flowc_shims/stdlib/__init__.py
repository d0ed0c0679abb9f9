"""The standard library, observed: what a script does to the outside world while a slot executes. Nothing is replaced."""
