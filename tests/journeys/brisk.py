"""How does a journey run `lhcm` without keeping to the pace that Telegram asks of a bot?

The twin takes any number of messages a second, and a journey taps faster than anybody would; the pace itself is
held by `tests/rooms/post/test_pace.py`.
"""

import sys

from bot.__main__ import main as lhcm
from bot.telegram import pace

if __name__ == "__main__":
    pace.OVERALL_RATE = pace.BURST = 10_000
    sys.exit(lhcm())
