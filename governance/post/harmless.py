"""How is text made that leads nowhere: no link, no address, no command, no hidden character?"""

from __future__ import annotations

import re
import unicodedata

from domain.house.channel_names import TRADE_NAMES

# Trade names and an abbreviation that look like addresses.
_NAMES = frozenset(name.lower() for name in TRADE_NAMES.values() if "." in name) | {"hotels.com", "p.ex"}
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_REFERENCE = re.compile(r"^[ \t]*\[[^\]]+\]:.*$", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_SCHEME = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}:/{1,3}\S+|\b(?:mailto|tel|tg|data|javascript):\S+", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_HOST = re.compile(r"(?<![\w@.])(?:[\w-]+\.)+[^\W\d_]{2,24}(?::\d+)?(?:[/?#]\S*)?(?![\w])", re.UNICODE)
_ACCOUNT = re.compile(r"(?<![\w@])@(?=\w)")
# « /reprendre » is something to touch, and touching it sends the command.
_COMMAND = re.compile(r"(?<![^\s(\[{«\"“'’*_~`>:,.;!?–—-])/(?=[A-Za-z])")
_BREAKS = "\n\t"
REMOVED = "[…]"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def harmless(text: str) -> str:
    """The text without anything that a phone would turn into a link or a command, and without unseen characters."""
    shown = "".join(char for char in text if char in _BREAKS or not _unseen(char))
    shown = _IMAGE.sub(r"\1", shown)
    shown = _LINK.sub(r"\1", shown)
    shown = _REFERENCE.sub("", shown)
    shown = _TAG.sub("", shown)
    shown = _SCHEME.sub(REMOVED, shown)
    shown = _MAIL.sub(REMOVED, shown)
    shown = _HOST.sub(lambda found: found[0] if found[0].lower() in _NAMES else REMOVED, shown)
    return _COMMAND.sub("", _ACCOUNT.sub("", shown))


def quoted(text: str, limit: int) -> str:
    """Somebody else's words on one line, harmless and cut to `limit` characters."""
    line = " ".join(harmless(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def apart(name: str) -> str:
    """A cleaned name beside words of the house: one that runs the other way does not turn their line round."""
    return f"\u2068{name}\u2069" if _RIGHT_TO_LEFT.search(name) else name


def _unseen(char: str) -> bool:
    """Control, format and private characters: zero width, direction marks, tags. The soft hyphen is one."""
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn"}
