"""What was asked on the command line?"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from bot.cli.parser import dispatch


def main(argv: Sequence[str] | None = None) -> int:
    """The console script `lhcm`; returns the exit status (2: the request or the configuration is wrong)."""
    try:
        return dispatch(list(sys.argv[1:] if argv is None else argv))
    except BrokenPipeError:
        # The reader of our output (`| head`) left; point stdout elsewhere so that closing it stays quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
