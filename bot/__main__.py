"""What was asked on the command line?"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.cli.parser import dispatch


def main(argv: Sequence[str] | None = None) -> int:
    """The console script `lhcm`; returns the exit status (2: the request or the configuration is wrong)."""
    return dispatch(list(sys.argv[1:] if argv is None else argv))


if __name__ == "__main__":
    sys.exit(main())
