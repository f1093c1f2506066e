"""How does a journey run `lhcm` without keeping to the pace that Telegram asks of a bot?

The twins take any number of calls a second, and a journey taps faster than anybody would. The pace itself is held
by `tests/rooms/post/test_pace.py`, the rhythm of the readings by the rules of its own.
"""

import sys

from bot.__main__ import main as lhcm
from bot.intake import feeds
from bot.telegram import pace
from governance.bookings import rhythm

if __name__ == "__main__":
    pace.OVERALL_RATE = pace.BURST = 10_000
    rhythm.SHORTEST = feeds.EVERY = 1.0
    sys.exit(lhcm())
