"""Where do tests write, so that none of them waits for a disk?

A house writes each of its transactions to the disk before it goes on, and a run of the tests makes many thousands:
at ten milliseconds each that was most of what the run waited for. What is written into memory survives `kill -9`
like what a disk's cache holds, so nothing that a test proves depends on it; what a disk costs is measured by the
benchmarks, which do not come by here.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30  # a run holds less than one gigabyte at a time


def write_into_memory() -> None:
    """From here on temporary files of this process, and of those it starts, lie in memory where there is room."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
        os.environ.setdefault("TMPDIR", str(MEMORY))
        tempfile.tempdir = None  # to be looked up anew
