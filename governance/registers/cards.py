"""How do the registers look on a phone?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.phrase import Phrase, say
from domain.registers.artifact import Artifact, Stale
from domain.registers.letter import Letter, Party
from governance.post.replies import Block, Line, Reply, reply

MOST = 10
PARTIES: Mapping[Party, Phrase] = {
    Party.SUPPORT: say("letter.party_support"),
    Party.OWNER: say("letter.party_owner"),
    Party.EXPERT: say("letter.party_expert"),
    Party.CHANNEL: say("letter.party_channel"),
    Party.OTHER: say("letter.party_other"),
}


def letters_reply(letters: Sequence[Letter], today: date) -> Reply:
    """Who is to be asked again first, then the newest; how one is put down where there is none."""
    if not letters:
        return reply(say("letter.none"), Line(say("letter.how"), quiet=True))
    awaited = sorted(
        (one for one in letters if one.told.next_on is not None and not one.settled),
        key=lambda one: (one.told.next_on or today, one.id),
    )
    rest = [one for one in letters if one not in awaited][: max(0, MOST - len(awaited))]
    blocks = [Block((Line(say("letter.list", n=len(letters)), bold=True),))]
    blocks += [_letter(one, today) for one in (*awaited[:MOST], *rest)]
    return Reply((*blocks, Block((Line(say("letter.settle_how"), quiet=True),))))


def letter_reply(letter: Letter, today: date) -> Reply:
    """One, as it was put down."""
    return Reply((_letter(letter, today),))


def _letter(one: Letter, today: date) -> Block:
    told = one.told
    head = say(
        "letter.received" if told.received else "letter.told", number=one.id, who=told.who, day=told.on
    )
    lines = [Line(head, bold=True), Line(say("text.words", words=told.words))]
    facts = [say("text.words", words=words) for words in (told.way, told.reference) if words]
    if one.settled:
        facts.append(say("letter.is_settled"))
    elif told.next_on is not None:
        late = told.next_on < today
        facts.append(say("letter.late" if late else "letter.next", day=told.next_on))
    if facts:
        lines.append(Line(say("join.dots", parts=tuple(facts)), quiet=True))
    return Block(tuple(lines))


def artifacts_reply(artifacts: Sequence[Artifact], stale: Mapping[str, Stale], today: date) -> Reply:
    """Those that may not be true any more first."""
    if not artifacts:
        return reply(say("artifact.none"), Line(say("artifact.how"), quiet=True))
    ordered = sorted(artifacts, key=lambda one: (one.key not in stale, one.next_on or date.max, one.key))
    blocks = [Block((Line(say("artifact.list", n=len(artifacts)), bold=True),))]
    blocks += [artifact_block(one, stale.get(one.key), today) for one in ordered[:MOST]]
    if len(ordered) > MOST:
        blocks.append(Block((Line(say("brief.guest_more", n=len(ordered) - MOST), quiet=True),)))
    return Reply(tuple(blocks))


def artifact_block(one: Artifact, stale: Stale | None, today: date) -> Block:
    """Version and state, where it lies, what comes next, what it rests on, and why it may not be true any more."""
    head = say("artifact.head", title=one.title, version=one.version)
    lines = [Line(head, bold=True)]
    facts = [say("text.words", words=words) for words in (one.state, one.place) if words]
    if facts:
        lines.append(Line(say("join.dots", parts=tuple(facts))))
    if one.next_action and one.next_on:
        lines.append(Line(say("artifact.next_by", words=one.next_action, day=one.next_on)))
    elif one.next_action:
        lines.append(Line(say("artifact.next", words=one.next_action)))
    if one.depends:
        lines.append(Line(say("artifact.rests_on", names=one.depends), quiet=True))
    if stale is not None and stale.newer:
        lines.append(Line(say("artifact.stale", names=stale.newer)))
    if stale is not None and stale.overdue:
        lines.append(Line(say("artifact.overdue")))
    return Block(tuple(lines))
