"""The standard library, observed: what a script does to the world while a slot executes. Nothing is replaced."""
