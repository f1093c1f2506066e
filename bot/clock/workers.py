"""Where does long work go, so that a tap never waits behind it?"""

from __future__ import annotations

import asyncio
import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

PR_SET_PDEATHSIG = 1  # prctl(2)


async def in_a_process(work: Callable[[Given], Made], given: Given) -> Made:
    """Run the work in a fresh process that ends with it: its libraries and its memory never become ours."""
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(1, mp_context=fresh, initializer=ends_with_its_parent, initargs=(os.getpid(),))
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, work, given)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def ends_with_its_parent(parent: int) -> None:
    """Said first in a process that works for another: nobody awaits its result once `parent` has been killed.

    A pool's process waits for work on a pipe that it holds both ends of, so it would wait for ever. On Linux the
    kernel ends it; a parent that died before the kernel was asked is found by its number.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
