"""How does a connection hear of a new mail at once, and within half a minute when the server's word gets lost?"""

from __future__ import annotations

import threading
import time
from typing import Any

GLANCE = 1.0  # seconds between two looks at the bell that ends a wait
# An IDLE is ended and the folder asked this often (RFC 2177 wants it renewed every 29 minutes): a word told with
# another answer, a server that tells nothing and a line that died without a sign each cost no more than this.
ASKED_EVERY = 30.0
WITHOUT_IDLE = 15.0  # a server that cannot tell is asked this often
_NEWS = frozenset({b"EXISTS", b"RECENT"})
# An empty answer before its time may be a record of the secure line; several in a row are its end.
MOST_EMPTY = 3


def heard(client: Any, known: int, seconds: float, ended: threading.Event) -> bool:
    """Wait at most `seconds` for a mail with a uid of `known` or above; False when the time passed or `ended` rang.

    `client` is an IMAPClient with the folder open. OSError when the line was cut.
    """
    until = time.monotonic() + seconds
    idles = client.has_capability("IDLE")
    while not ended.is_set():
        if arrived(client, known):
            return True
        left = until - time.monotonic()
        if left <= 0:
            return False
        if not idles:
            ended.wait(min(left, WITHOUT_IDLE))
        elif _idled(client, min(left, ASKED_EVERY), ended):
            return True
    return False


def arrived(client: Any, first: int) -> list[int]:
    """The uids from `first` on, ascending. A server may tell STATUS of an open folder as it was; NOOP brings it up
    to date (RFC 3501 §6.3.10, §6.1.2)."""
    client.noop()
    # « n:* » names the newest mail even when its uid is below n.
    return sorted(found for found in client.search(["UID", f"{first}:*"]) if found >= first)


def _idled(client: Any, seconds: float, ended: threading.Event) -> bool:
    """One IDLE of at most `seconds`; True when the server told of a mail."""
    until = time.monotonic() + seconds
    client.idle()
    told: list[Any] = []
    empty = 0
    while not _news(told) and not ended.is_set() and (left := until - time.monotonic()) > 0:
        asked = time.monotonic()
        told = client.idle_check(min(GLANCE, left))
        early = not told and time.monotonic() - asked < min(GLANCE, left) / 2
        empty = empty + 1 if early else 0
        if empty == MOST_EMPTY:  # the library reads the end of the line as « nothing was told »
            raise ConnectionResetError("the server hung up")
    _, last = client.idle_done()
    return _news(told) or _news(last)


def _news(told: list[Any]) -> bool:
    return any(_NEWS.intersection(part for part in one if isinstance(part, bytes)) for one in told)
