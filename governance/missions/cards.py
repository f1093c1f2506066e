"""How do missions look: one as a card, all of them as a list, a reminder?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.consent.rights import Right, may
from domain.house.documents import Document
from domain.missions.mission import Mission, MissionState, may_move
from domain.phrase import Phrase, say
from governance.post.files import files_shown
from governance.post.replies import Block, Button, Line, Reply, Tone
from store.consent.people import Member

People = Mapping[str, str]
MOST_LISTED = 12
STATES: Mapping[MissionState, Phrase] = {
    MissionState.TODO: say("mission.todo"),
    MissionState.DOING: say("mission.doing"),
    MissionState.REVIEW: say("mission.review"),
    MissionState.DONE: say("mission.done"),
    MissionState.DROPPED: say("mission.dropped"),
}
BUTTONS: Mapping[MissionState, Phrase] = {
    MissionState.TODO: say("button.mission_todo"),
    MissionState.DOING: say("button.mission_doing"),
    MissionState.REVIEW: say("button.mission_review"),
    MissionState.DONE: say("button.mission_done"),
    MissionState.DROPPED: say("button.mission_dropped"),
}


def mission_card(
    mission: Mission, member: Member, people: People, today: date, files: Sequence[Document] = ()
) -> Reply:
    """Everything that is known about one mission, with what shows it and the moves that this person may make."""
    wish = mission.wish
    lines = [Line(_title(mission), bold=True), Line(_facts(mission, people, today))]
    for told in (
        say("mission.deliverable", words=wish.deliverable) if wish.deliverable else None,
        say("mission.criteria", words=wish.criteria) if wish.criteria else None,
        say("mission.blocked", words=wish.blocked_by) if wish.blocked_by else None,
        say("mission.reviewer", person=_name(wish.reviewer, people)) if wish.reviewer else None,
    ):
        lines += [Line(told)] if told else []
    lines += files_shown(files)
    return Reply((Block(tuple(lines)),), _buttons(mission, member))


def reminder(mission: Mission, member: Member, people: People, today: date) -> Reply:
    """« Rappel » above the card."""
    card = mission_card(mission, member, people, today)
    late = mission.is_late(today)
    head = Line(say("mission.reminder_late") if late else say("mission.reminder"), bold=True)
    return Reply((Block((head,)), *card.blocks), card.buttons)


def listed(missions: Sequence[Mission], people: People, today: date) -> Reply:
    """Missions under way by priority, late and blocked ones marked; a line when there is none."""
    if not missions:
        return Reply((Block((Line(say("mission.none")), Line(say("mission.how"), quiet=True))),))
    rows = [Line(row(mission, people, today)) for mission in missions[:MOST_LISTED]]
    if len(missions) > MOST_LISTED:
        rows.append(Line(say("brief.guest_more", n=len(missions) - MOST_LISTED), quiet=True))
    head = Line(say("mission.list", n=len(missions)), bold=True)
    return Reply((Block((head, *rows)), Block((Line(say("mission.open_one"), quiet=True),))))


def row(mission: Mission, people: People, today: date) -> Phrase:
    """One line: number, priority, title, who, by when, and what is wrong with it."""
    parts: list[Phrase] = [
        say("mission.row", number=mission.id, p=mission.wish.priority, title=mission.wish.title)
    ]
    parts.append(say("text.words", words=_name(mission.owner, people)))
    parts.append(STATES[mission.state])
    if mission.wish.eta is not None:
        late = mission.is_late(today)
        parts.append(
            say("mission.late", day=mission.wish.eta) if late else say("mission.by", day=mission.wish.eta)
        )
    if mission.is_blocked:
        parts.append(say("mission.blocked_short"))
    return say("join.dots", parts=tuple(parts))


def _title(mission: Mission) -> Phrase:
    if mission.wish.note:
        return say("mission.note_title", number=mission.id, title=mission.wish.title)
    return say("mission.title", number=mission.id, p=mission.wish.priority, title=mission.wish.title)


def _facts(mission: Mission, people: People, today: date) -> Phrase:
    parts: list[Phrase] = [say("text.words", words=_name(mission.owner, people)), STATES[mission.state]]
    if mission.wish.eta is not None:
        late = mission.is_late(today)
        parts.append(
            say("mission.late", day=mission.wish.eta) if late else say("mission.by", day=mission.wish.eta)
        )
    if mission.wish.remind_on is not None and mission.remind_at is not None:
        parts.append(say("mission.reminds", day=mission.wish.remind_on))
    return say("join.dots", parts=tuple(parts))


def _buttons(mission: Mission, member: Member) -> Sequence[Sequence[Button]]:
    person, in_charge = f"person:{member.person.id}", may(member.role, Right.FILE)
    order = (
        MissionState.DOING,
        MissionState.REVIEW,
        MissionState.DONE,
        MissionState.TODO,
        MissionState.DROPPED,
    )
    offered = [
        Button(
            BUTTONS[to],
            f"m:{mission.token}:{to}",
            Tone.PRIMARY if to is MissionState.DONE else Tone.PLAIN,
        )
        for to in order
        if _offers(mission, to) and may_move(mission, to, person, in_charge=in_charge)
    ]
    return tuple(tuple(offered[n : n + 2]) for n in range(0, len(offered), 2))


def _offers(mission: Mission, to: MissionState) -> bool:
    """A note is done or dropped; a review is offered where somebody reviews."""
    if mission.wish.note:
        return to in {MissionState.DONE, MissionState.DROPPED}
    return to is not MissionState.REVIEW or mission.needs_review


def _name(who: str | None, people: People) -> str:
    return people.get(who or "", "—")
