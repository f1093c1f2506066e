"""What was asked on the command line?"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from bot.cli.parser import dispatch, parsed
from bot.process.lazily import at


def main(argv: Sequence[str] | None = None) -> int:
    """The console script `lhcm`; returns the exit status (2: the request or the configuration is wrong).

    Without `argv` the process is the command's own, and one that only reads leaves at once when it has told.
    """
    try:
        arguments = parsed(list(sys.argv[1:] if argv is None else argv))
        if argv is not None or not arguments.only_reads:
            return dispatch(arguments)
        gc.disable()  # it is gone before there is garbage worth looking for
        at("bot.process.leaving:leave")(dispatch(arguments))
    except BrokenPipeError:
        # The reader of our output (`| head`) left; point stdout elsewhere so that closing it stays quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
