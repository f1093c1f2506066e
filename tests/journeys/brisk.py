"""How does a journey run `lhcm` without waiting where a house would: at Telegram's pace, and between two looks?

The twins take any number of calls a second, and a journey taps faster than anybody would. Telegram's pace is held
by `tests/rooms/post/test_pace.py`, the rhythm of the readings by the rules of its own; what rings at once is not
waited for with either of them.
"""

import sys
from datetime import timedelta

from bot.__main__ import main as lhcm
from bot.clock import carrier
from bot.intake import feeds
from bot.telegram import notify, pace
from governance.bookings import rhythm

if __name__ == "__main__":
    pace.OVERALL_RATE = pace.BURST = 10_000
    rhythm.SHORTEST = 0.4
    feeds.EVERY = 1.0
    carrier.PAUSE = notify.PAUSE = 0.2
    carrier.SOON = timedelta(seconds=0.2)
    sys.exit(lhcm())
