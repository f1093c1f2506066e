"""How does a drafted mission read on its card?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.consent.actions import OpenMission
from domain.consent.rights import Role
from domain.phrase import Phrase, say
from domain.property import Property
from governance.post.replies import Line

DOERS: Mapping[Role, Phrase] = {
    Role.OWNER: say("mission.for_owner"),
    Role.OPERATOR: say("mission.for_operator"),
    Role.ADVISOR: say("mission.for_advisor"),
    Role.STAFF: say("mission.for_staff"),
    Role.AGENT: say("mission.for_agent"),
}


def mission_row(action: OpenMission, hotel: Property) -> Phrase:
    """The mission in one line."""
    return say("mission.draft", p=action.priority, title=action.title)


def mission_lines(action: OpenMission) -> list[Line]:
    """Title, who by when, deliverable, and when it counts as done."""
    who = DOERS[action.role] if action.role is not None else say("mission.for_asker")
    parts = [who, *([say("mission.by", day=action.eta)] if action.eta else [])]
    lines = [
        Line(say("mission.draft", p=action.priority, title=action.title)),
        Line(say("join.dots", parts=tuple(parts))),
    ]
    if action.deliverable:
        lines.append(Line(say("mission.deliverable", words=action.deliverable)))
    if action.criteria:
        lines.append(Line(say("mission.criteria", words=action.criteria)))
    return lines
