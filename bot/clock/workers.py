"""Where does long work go, so that a tap never waits behind it?"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


async def in_a_process(work: Callable[[Given], Made], given: Given) -> Made:
    """Run the work in a fresh process that ends with it: its libraries and its memory never become ours."""
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(1, mp_context=fresh)
    try:
        return await asyncio.get_running_loop().run_in_executor(pool, work, given)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
