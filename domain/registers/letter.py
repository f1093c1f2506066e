"""Who was told what, when, and when is he to be asked again?

HotelRunner support : dossier envoyé ; par : mail ; réf : 4471 ; relancer : vendredi
reçu de Maître Alami : le bail est à signer
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import date, datetime

from domain.errors import refuse
from domain.folding import folded_words
from domain.registers.calling import LETTER, day_past, day_to_come, parts_of

_RECEIVED = re.compile(
    r"^\s*(?:re[çc]u(?:e|s|es)?\s+d(?:e|u)\s+|received\s+from\s+|from\s+|de\s+)(.+)$", re.IGNORECASE
)


class Party(enum.StrEnum):
    """What somebody is to the house."""

    SUPPORT = "support"
    OWNER = "owner"
    EXPERT = "expert"
    CHANNEL = "channel"
    OTHER = "other"


_WORDS = {
    Party.SUPPORT: "support assistance helpdesk sav hotelrunner",
    Party.OWNER: "proprietaire owner president chairman",
    Party.EXPERT: "expert maitre avocat notaire comptable fiduciaire consultant architecte lawyer accountant",
    Party.CHANNEL: "booking expedia airbnb agoda vrbo hotelbeds sunwing tui webbeds marriott vip tripadvisor trip",
}
_PARTIES = {word: party for party, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class LetterTold:
    """A letter as somebody states it: `who` as he calls them, `received`: they wrote, `next_on`: ask again."""

    who: str
    words: str
    on: date
    received: bool = False
    way: str = ""
    reference: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter on the register. `source` says where it came from: "hand", "mail:<digest>", "chat:<digest>",
    "incident:<id>".

    `reminder` is the note that rings on `next_on`; `settled` that nothing more is awaited of it.
    """

    id: int
    told: LetterTold
    party: Party
    by: str
    noted_at: datetime
    source: str = "hand"
    reminder: int | None = None
    settled: bool = False

    def is_due(self, today: date) -> bool:
        """Whether whoever was told is to be asked again."""
        return not self.settled and self.told.next_on is not None and self.told.next_on <= today


def letter_in(words: str, today: date) -> LetterTold:
    """The letter that these words put down. Refusal: nobody named, nothing said, a part of no name, no day."""
    head, found = parts_of(words, LETTER)
    who, colon, said = head.partition(":")
    if not colon or not who.strip() or not said.strip():
        raise refuse("letter.how")
    received = _RECEIVED.match(who)
    return LetterTold(
        who=(received[1] if received else who).strip()[:120],
        words=said.strip(),
        on=day_past(found["on"], today) if "on" in found else today,
        received=received is not None,
        way=found.get("way", "")[:40],
        reference=found.get("reference", "")[:80],
        next_on=day_to_come(found["next"], today) if "next" in found else None,
    )


def party_of(who: str) -> Party:
    """What somebody is, by what he is called; support before the channel whose support it is."""
    known = {_PARTIES[word] for word in folded_words(who) if word in _PARTIES}
    return next((party for party in Party if party in known), Party.OTHER)
