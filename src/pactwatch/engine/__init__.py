"""A function over many pieces of work: worker processes that are watched, and pieces that outlive their worker."""

from pactwatch.engine.memory import keep_freed_memory
from pactwatch.engine.pool import Limits, Lost, Pool, Task
from pactwatch.engine.worker import FORKS

__all__ = ["FORKS", "Limits", "Lost", "Pool", "Task", "keep_freed_memory"]
