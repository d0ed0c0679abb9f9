"""Results that outlive a run and are shared by sessions."""

from flowc_runtime.cache.caches import Caches

__all__ = ["Caches"]
