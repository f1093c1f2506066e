"""Which letters does a chat hold that somebody exported: who was told what, on which day, when to ask again?

WhatsApp writes a line for each message (« 12/11/2026, 14:05 - Yusuf: Dossier reçu »), Telegram a list in JSON. What
one side said in a day is one letter. Whose side is the house's, and whether 03/04 is in March or in April, is asked
where the chat itself does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Literal

from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.registers.calling import LETTER, day_to_come
from domain.registers.letter import LetterTold

Order = Literal["dmy", "mdy"]
LONGEST = 1000  # letters of what one side said in a day; what is left out is counted
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LINE = re.compile(
    r"^\[?(?P<a>\d{1,4})[./-](?P<b>\d{1,2})[./-](?P<c>\d{2,4})(?:,| à| at)?\s+"
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?(?:\]| -| –)\s+(?P<rest>.*)$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?P<who>[^:\n]{1,80}?)\s?:\s(?P<words>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """One message: the local day, who wrote it, his words."""

    on: date
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of an export in their order; `notes` counts lines of the program itself (« x a rejoint »)."""

    messages: tuple[Said, ...]
    way: str
    notes: int = 0


def begins_chat(text: str) -> bool:
    """Whether its first line is a line of a WhatsApp export."""
    first = next(iter(_plain(text).strip().splitlines()), "")
    return _LINE.match(first.strip()) is not None


def whatsapp(text: str, order: Order | None = None) -> Chat:
    """An export as text. Refusal: no message in it, dates that can be read in two ways, a day that is none."""
    found: list[tuple[tuple[str, str, str], str]] = []
    for line in _plain(text).splitlines():
        if (match := _LINE.match(line.strip())) is not None:
            found.append(((match["a"], match["b"], match["c"]), match["rest"]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line.rstrip()}")
        elif line.strip():
            raise refuse("chat.no_message")
    if not found:
        raise refuse("chat.no_message")
    how = order or _order_of([days for days, _ in found])
    messages, notes = [], 0
    for days, rest in found:
        said = _FROM.match(rest)
        if said is None:
            notes += 1
        else:
            messages.append(Said(_day(days, how), said["who"].strip(), said["words"].strip()))
    return Chat(tuple(messages), "whatsapp", notes)


def telegram(export: Mapping[str, Any]) -> Chat:
    """An export as JSON (`result.json` of one chat). Refusal: it holds no message of that form."""
    messages, notes = [], 0
    rows = export.get("messages")
    for row in rows if isinstance(rows, list) else ():
        words = _text(row.get("text")).strip() if isinstance(row, dict) else ""
        if not words or row.get("type") != "message" or not row.get("from"):
            notes += 1
            continue
        try:
            on = datetime.fromisoformat(str(row["date"])).date()
        except (KeyError, ValueError):
            raise refuse("chat.no_message") from None
        messages.append(Said(on, str(row["from"]), words))
    if not messages:
        raise refuse("chat.no_message")
    return Chat(tuple(messages), "telegram", notes)


def letters_in(chat: Chat, ours: Collection[str], today: date) -> tuple[LetterTold, ...]:
    """What each side said in a day, the oldest first; `ours` are the names of the house's people.

    Refusal: none or all of those who write are ours, several are not, or a day that is still to come.
    """
    known = {fold(name) for name in ours}
    names = list(dict.fromkeys(one.who for one in chat.messages))
    others = [name for name in names if fold(name) not in known]
    if len(others) != 1 or len(names) == len(others):
        raise refuse("chat.whose", names=tuple(names))
    if any(one.on > today for one in chat.messages):
        raise refuse("chat.to_come")
    return tuple(
        _letter(others[0], day, received, list(said), chat.way, today)
        for (day, received), said in groupby(
            sorted(chat.messages, key=lambda one: (one.on, one.who == others[0])),
            key=lambda one: (one.on, one.who == others[0]),
        )
    )


def _letter(who: str, day: date, received: bool, said: Sequence[Said], way: str, today: date) -> LetterTold:
    words, shown = "", 0
    for one in said:
        longer = f"{words}\n{one.words}".strip()
        if len(longer) > LONGEST and shown:
            break
        words, shown = longer[:LONGEST], shown + 1
    if shown < len(said):
        words += f"\n(+{len(said) - shown})"
    nexts = [] if received else [found for one in said if (found := _next(one, today)) is not None]
    return LetterTold(who[:120], words, day, received, way, next_on=nexts[-1] if nexts else None)


def _next(said: Said, today: date) -> date | None:
    """« relancer : vendredi », said that day, as far as it is still to come."""
    for line in said.words.splitlines():
        if (match := LETTER["next"].match(line)) is not None:
            try:
                day = day_to_come(match[1], said.on)
            except Refusal:
                continue
            return day if day > today else None
    return None


def _order_of(days: Iterable[tuple[str, str, str]]) -> Order:
    """Day or month first, as one of the dates shows."""
    pairs = [(int(a), int(b)) for a, b, _ in days if len(a) < 3]
    day_first, month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    if day_first and month_first:
        raise refuse("chat.two_orders")
    if pairs and not day_first and not month_first and any(a != b for a, b in pairs):
        raise refuse("chat.which_order")
    return "mdy" if month_first else "dmy"


def _day(days: tuple[str, str, str], order: Order) -> date:
    a, b, c = map(int, days)
    year, month, day = (a, b, c) if len(days[0]) == 4 else (c, b, a) if order == "dmy" else (c, a, b)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise refuse("register.day", words="/".join(days)) from None


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text).replace("\u202f", " ").replace("\u00a0", " ")


def _text(found: object) -> str:
    """Telegram writes words with marks in them as a list of pieces."""
    if isinstance(found, list):
        return "".join(_text(one.get("text") if isinstance(one, dict) else one) for one in found)
    return found if isinstance(found, str) else ""
