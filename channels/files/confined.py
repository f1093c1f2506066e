"""Where is a stranger's file or mail read, so that a hostile one costs a second and not the house?"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from domain.errors import refuse

Given = TypeVar("Given")
Made = TypeVar("Made")

log = logging.getLogger(__name__)
HEAVY = 17  # exit status of a child that ran out of memory
_KILLED = {-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV, HEAVY}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reading may cost: bytes of address space, seconds of processor, seconds of waiting."""

    memory: int = 1_200_000_000
    processor: int = 60
    patience: float = 120


USUAL = Bounds()


async def confined(work: Callable[[Given], Made], given: Given, bounds: Bounds = USUAL) -> Made:
    """`work(given)` in a process of its own that cannot write a file, knows no secret and ends with its task.

    `work` is a function of a module; what goes in and comes out is pickled. Raises Refusal when the reading takes
    more than its bounds (import.too_heavy) , finds a torn file (import.damaged) or breaks (import.unreadable).
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-B", "-m", __name__),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LANG": "C.UTF-8"},
    )
    try:
        asked = pickle.dumps((bounds, work, given))
        made, said = await asyncio.wait_for(process.communicate(asked), bounds.patience)
    except TimeoutError:
        raise refuse("import.too_heavy") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode in _KILLED:
        raise refuse("import.too_heavy")
    if process.returncode != 0:
        # The last line names the kind of error and may quote the file: the kind alone is kept.
        last = said.decode(errors="replace").strip().rpartition("\n")[2]
        kind = last.partition(":")[0][:80]
        if kind.endswith(
            "PanicException"
        ):  # a library's own stop over a torn file, which no `except` may name
            raise refuse("import.damaged")
        log.error("a reading broke: %s", kind)
        raise refuse("import.unreadable")
    answer: Made = pickle.loads(made)  # noqa: S301 - from our own child, which read the stranger's bytes
    return answer


def bind(bounds: Bounds) -> None:
    """Hold this process to its bounds, for good."""
    for kind, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.processor),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def main() -> int:
    """The child: take the task from standard input, give the answer on standard output."""
    bounds, work, given = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's words
    bind(bounds)
    try:
        made = pickle.dumps(work(given))
    except MemoryError:
        return HEAVY
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
