"""A compiled script -> remarks about it, each by one rule of `rules.toml`."""
