"""The heap journal: which mutable objects a run's slots made and changed, and in which state each must be."""
