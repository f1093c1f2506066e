"""What may leave for guests by itself, through which door, and who changes that?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.command import Caller
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.folding import fold
from domain.guests.modes import LABEL, SETTING, Mode, Policy, SetGuestMode, policy_of
from domain.guests.questions import topics_in
from domain.guests.thread import Door
from domain.phrase import Phrase, say
from governance.consent.desk.filing import file_in
from governance.consent.kinds.answer_guest.face import DOORS
from governance.consent.kinds.answer_guest.topics import TOPICS
from governance.consent.kinds.guest_mode import told_of
from governance.contract import Draft
from governance.office import Office, snapshot
from governance.post.replies import Block, Button, Line, Reply, reply

MODE_WORDS: Mapping[Mode, tuple[str, ...]] = {
    Mode.DRAFTS: ("brouillons", "brouillon", "drafts", "draft"),
    Mode.HOLDING: ("nuit", "night", "holding"),
    Mode.ANSWERS: ("reponses", "reponse", "answers", "answer"),
}
DOOR_WORDS: Mapping[str, Door] = {
    "email": Door.EMAIL,
    "e-mail": Door.EMAIL,
    "mail": Door.EMAIL,
    "telegram": Door.TELEGRAM,
    "whatsapp": Door.WHATSAPP,
}


async def mode(office: Office, caller: Caller, words: str) -> Reply:
    """A card for what may leave by itself: « [whatsapp] réponses wifi, parking »; without words what may now.

    Refusal for topics that are none, and for topics of a mode that answers nothing.
    """
    said = words.split(maxsplit=1)
    door = DOOR_WORDS.get(fold(said[0])) if said else None
    rest = (said[1] if len(said) > 1 else "") if door is not None else words
    first, _, listed = rest.strip().partition(" ")
    wanted = next((one for one, names in MODE_WORDS.items() if fold(first) in names), None)
    topics = _topics(listed)
    if topics and wanted is not Mode.ANSWERS:
        raise refuse("guests.mode_topics_only")
    async with office.store.unit(caller.property_id) as unit:
        stored = await unit.settings.get(SETTING)
        if wanted is None:
            doors = [one for one in Door if one in office.doors.get(caller.property_id, {})]
            return shown(stored, doors, labelled=bool(await unit.settings.get(LABEL, False)))
        before, after = policy_of(stored, door), Policy(wanted, topics)
        if after == before:
            return reply(say("guests.mode_same", mode=told_of(before)))
        house = await snapshot(office, unit)
        where = door.value if door else ""
        told = (wanted, before.mode, house.hotel.currency, where, topics, before.topics)
        draft = Draft("gm", SetGuestMode(*told), key=f"guests:mode:{where}")
        who = caller.member.person.id
        filed = await file_in(unit, office, house, draft, by=f"person:{who}", asked_by=who)
    if filed.proposal is None:
        return reply(*filed.blocked)
    return reply(say("guests.mode_asked", number=filed.proposal.number))


async def turn_label(office: Office, caller: Caller) -> Beside:
    """Whoever decides for the house says whether approved answers too are an assistant's; the list as it is now."""
    if not may(caller.member.role, Right.OBJECTIVES):
        return Beside(alert=say("card.not_entitled"))
    async with office.store.unit(caller.property_id) as unit:
        now = office.clock()
        await caller.heard(unit, now)
        labelled = not await unit.settings.get(LABEL, False)
        await unit.settings.set(LABEL, labelled, by=f"person:{caller.member.person.id}", at=now)
        stored = await unit.settings.get(SETTING)
    doors = [one for one in Door if one in office.doors.get(caller.property_id, {})]
    return Beside(shown(stored, doors, labelled=labelled))


def shown(stored: object, doors: Sequence[Door], *, labelled: bool) -> Reply:
    """The house's mode and that of each door with its own, the label, how to change them."""
    own = stored if isinstance(stored, Mapping) else {}
    lines = [Line(say("guests.mode_house", mode=told_of(policy_of(stored, None))), bold=True)]
    for door in Door:
        if door.value in own:
            told = say("guests.mode_door", door=DOORS[door], mode=told_of(policy_of(stored, door)))
            lines.append(Line(told))
    if doors:
        lines.append(Line(say("guests.mode_doors", doors=tuple(DOORS[door] for door in doors)), quiet=True))
    label = say("guests.label_always") if labelled else say("guests.label_alone")
    lines += [Line(label), Line(say("guests.mode_how"), quiet=True)]
    button = say("button.label_alone") if labelled else say("button.label_always")
    return Reply((Block(tuple(lines)),), ((Button(button, "guest:0:label"),),))


def _topics(words: str) -> tuple[str, ...]:
    """The questions that the words name, by any of the house's two languages. Refusal where one names none."""
    found: dict[str, Phrase] = {}
    for part in (one.strip() for one in words.split(",")):
        if not part:
            continue
        known = [topic.code for language in ("fr", "en") for topic in topics_in(part, language)]
        known = known or [code for code in TOPICS if fold(part).replace("-", "_") == code]
        if not known:
            raise refuse("guests.mode_topic_unknown", words=part[:40], topics=tuple(TOPICS.values()))
        found |= {code: TOPICS[code] for code in known if code in TOPICS}
    return tuple(found)
