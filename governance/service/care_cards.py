"""How do allergies, occasions and preferences look?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.consent.rights import Right, may
from domain.house.snapshot import Stay
from domain.phrase import Phrase, say
from domain.service.care import Care, CareKind
from governance.post.replies import Block, Button, Line, Reply, Tone
from store.consent.people import Member

CARE = "care"
KINDS: Mapping[CareKind, Phrase] = {
    CareKind.ALLERGY: say("care.allergy"),
    CareKind.DIET: say("care.diet"),
    CareKind.OCCASION: say("care.occasion"),
    CareKind.PREFERENCE: say("care.preference"),
}


def cares_list(
    found: Sequence[tuple[Stay, Sequence[Care]]], people: Mapping[str, str], member: Member
) -> Reply:
    """Guest by guest, what nobody of the kitchen has read yet with its button."""
    if not found:
        return Reply((Block((Line(say("care.none")), Line(say("care.how"), quiet=True))),))
    blocks, keys = [], []
    for stay, cares in found:
        room = say("brief.room_number", room=stay.room_number) if stay.room_number else None
        head = say("care.guest", guest=stay.guest or stay.number)
        title = say("join.dots", parts=(head, room)) if room else head
        blocks.append(Block((Line(title, bold=True), *(Line(care_line(one, people)) for one in cares))))
        keys += [(key,) for one in cares for key in care_buttons(one, member)]
    return Reply(tuple(blocks), tuple(keys))


def care_buttons(care: Care, member: Member) -> Iterator[Button]:
    """That the kitchen has read it; that what was kept is forgotten."""
    if care.unread and may(member.role, Right.SERVE):
        yield Button(say("button.care_read", what=care.words), f"{CARE}:{care.token}:read", Tone.PRIMARY)
    if may(member.role, Right.FILE) and care.consent:
        yield Button(say("button.care_erase", what=care.words), f"{CARE}:{care.token}:erase")


def care_line(care: Care, people: Mapping[str, str]) -> Phrase:
    """What is to be minded, and whether the kitchen knows."""
    said = say("care.row", kind=KINDS[care.kind], words=care.words)
    if care.read_by is not None:
        reader = people.get(care.read_by, "—")
        return say("join.dots", parts=(said, say("care.read_by", person=reader)))
    if care.unread:
        return say("join.dots", parts=(said, say("care.unread")))
    if care.consent:
        return say("join.dots", parts=(said, say("care.kept", until=care.keep_until)))
    return said
