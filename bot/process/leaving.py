"""How does a command leave that only read?"""

from __future__ import annotations

import logging
import os
import sys
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """End this process with what it printed, without taking apart what it loaded: that takes a third of a read.

    For a command that wrote nothing and started nothing which outlives it. BrokenPipeError: who was to read what it
    printed has left.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    logging.shutdown()
    os._exit(status)
