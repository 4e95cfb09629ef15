"""Taking from a worker what it does not need: new files, sockets, memory without end, a life after its parent's."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from pathlib import Path

PR_SET_PDEATHSIG = 1
"""Of `prctl(2)`: the signal that this process gets when its parent ends."""


def end_with(parent: int) -> None:
    """Makes this process end at once when its parent does, however that ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the line above
        os._exit(1)


def confine(parent: int, memory_bytes: int) -> None:  # pragma: no cover  (runs in workers only; its effects are tested)
    """Confines this process for good: it may open nothing, and take `memory_bytes` more than it has now."""
    # The worker shall not outlive the zygote, which alone can end it at its deadline.
    end_with(parent)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
