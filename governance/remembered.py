"""What does a director read of this conversation: what was said before, the hour, and the words of now?"""

from __future__ import annotations

from collections.abc import Sequence

from channels.dialogue import Asked, Entry, Recalled
from domain.house import House
from governance.answer import Outcome
from governance.prose.harmless import quoted
from store.conversation import Exchange
from store.people import Member

# An answer that followed outsiders' words is not read again: what they wrote ends with the turn that read it.
LONGEST_FACT = 300
WITHHELD = "[This answer quoted text written by others. It is kept from you.]"


def recalled(exchanges: Sequence[Exchange]) -> tuple[Entry, ...]:
    """Earlier exchanges as plain text, oldest first; a question that got no answer is left out."""
    entries: list[Entry] = []
    for one in exchanges:
        if one.answer is not None:
            entries += [Asked(one.question), Recalled(WITHHELD if one.tainted else one.answer)]
    return tuple(entries)


def colleagues(outcomes: Sequence[Outcome]) -> str:
    """What the others have just said, for whoever sums up: their checked words, as data."""
    said = "\n\n".join(f"{one.name}: {one.prose.text or '(no answer)'}" for one in outcomes)
    return f"<colleagues>\n{said}\n</colleagues>\nThey have answered already. Conclude in two sentences."


def asked(words: str, house: House, member: Member, facts: Sequence[str] = ()) -> Asked:
    """The person's words, after what changes from turn to turn: the hour, and what the house was told."""
    local = house.now.astimezone(house.hotel.zone)
    when = f"{local:%A %d %B %Y, %H:%M} in {house.hotel.city or house.hotel.zone.key}"
    who = f"House: {house.hotel.name}. Asking: {member.person.name} ({member.role.value})."
    known = "".join(f"\n- {quoted(fact, LONGEST_FACT)}" for fact in facts)
    told = f"\n<facts>People told the house:{known}\n</facts>" if known else ""
    return Asked(f"<now>{when}. {who}</now>{told}\n\n{words}")
