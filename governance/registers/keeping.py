"""How does what a person said get onto its register, letter or artifact, and back before him on its day?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from domain.conversation.secrets.masking import masked
from domain.folding import fold
from domain.knowledge.writing import Audience
from domain.missions.mission import MissionWish
from domain.registers.artifact import Artifact, ArtifactTold, Stale, staleness
from domain.registers.letter import Letter, LetterTold, party_of
from governance.missions.agreed import dropped
from governance.missions.flow import begin
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit


async def keep_letter(office: Office, unit: Unit, member: Member, told: LetterTold) -> Letter:
    """Put it down, signed and journaled; a day to ask again becomes a note that rings with the brief."""
    now, by = office.clock(), f"person:{member.person.id}"
    clean = replace(told, words=masked(told.words), reference=masked(told.reference))
    kept = await unit.letters.add(clean, party_of(told.who), by=by, at=now)
    if kept is None:
        raise LookupError("a letter stated by hand is always a new one")
    await unit.journal.append("letter.kept", f"letter:{kept.id}", by, {"party": kept.party.value}, now)
    if told.next_on is None:
        return kept
    wish = MissionWish(f"{told.who} · {clean.words}"[:200], note=True, remind_on=told.next_on)
    note = await begin(office, unit, member, wish)
    await unit.letters.reminded_by(kept.id, note.id)
    return replace(kept, reminder=note.id)


async def settle_letter(office: Office, unit: Unit, member: Member, number: int) -> Letter | None:
    """Nothing more is awaited of it, and nothing rings any more; None: no such letter, or settled already."""
    letter = await unit.letters.get(number)
    if letter is None or not await unit.letters.settle(number):
        return None
    now, by = office.clock(), f"person:{member.person.id}"
    if letter.reminder is not None:
        await dropped(unit, letter.reminder, by=by, at=now)
    await unit.journal.append("letter.settled", f"letter:{number}", by, {}, now)
    return replace(letter, settled=True)


async def keep_artifact(office: Office, unit: Unit, member: Member, told: ArtifactTold) -> Artifact:
    """As it stands now: what is left out stays, a new day replaces the note of the old one."""
    now, by = office.clock(), f"person:{member.person.id}"
    key = fold(told.title)
    held = await unit.artifacts.get(key) or Artifact(
        0, key, told.title, 1, "", "", "", None, (), now, by, None
    )
    words = {
        name: masked(said)
        for name in ("state", "place", "next_action")
        if (said := getattr(told, name)) is not None
    }
    made = replace(
        held,
        version=held.version if told.version is None else told.version,
        state=words.get("state", held.state),
        place=words.get("place", held.place),
        next_action=words.get("next_action", held.next_action),
        # a next action has a day of its own, which may not have been said
        next_on=told.next_on if told.next_on or told.next_action is not None else held.next_on,
        depends=held.depends if told.depends is None else told.depends,
        changed_at=now,
        changed_by=by,
    )
    if (made.next_action, made.next_on) != (held.next_action, held.next_on):
        if held.reminder is not None:
            await dropped(unit, held.reminder, by=by, at=now)
        made = replace(made, reminder=await _reminder(office, unit, member, made))
    await unit.artifacts.put(made)
    body = {"version": made.version}
    await unit.journal.append("artifact.kept", f"artifact:{key[:80]}", by, body, now)
    return await unit.artifacts.get(key) or made


async def _reminder(office: Office, unit: Unit, member: Member, made: Artifact) -> int | None:
    if made.next_on is None:
        return None
    title = " · ".join(filter(None, (made.title, made.next_action)))[:200]
    return (await begin(office, unit, member, MissionWish(title, note=True, remind_on=made.next_on))).id


async def stale_artifacts(unit: Unit, artifacts: Sequence[Artifact], today: date) -> Mapping[str, Stale]:
    """Which of them may not be true any more, by key."""
    changed = await _changes(unit, artifacts) if any(one.depends for one in artifacts) else {}
    found = {one.key: staleness(one, changed, today) for one in artifacts}
    return {key: one for key, one in found.items() if one is not None}


async def _changes(unit: Unit, artifacts: Sequence[Artifact]) -> dict[str, datetime]:
    """When everything that an artifact can rest on changed: documents by title, other artifacts by theirs."""
    writings = await unit.writings.current(frozenset(Audience))
    changed = {fold(one.title): one.dated or one.read_at for one in writings}
    return changed | {one.key: one.changed_at for one in artifacts}


async def letters_due(unit: Unit, today: date) -> Sequence[Letter]:
    """Whoever is to be asked again by now, the longest awaited first."""
    due = [one for one in await unit.letters.all() if one.is_due(today)]
    return sorted(due, key=lambda one: (one.told.next_on or today, one.id))
