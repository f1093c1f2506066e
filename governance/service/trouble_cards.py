"""How does something wrong in the house look, and all that is open?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from domain.consent.rights import Right, may
from domain.phrase import Phrase, say
from domain.service.trouble import Trouble, TroubleKind, TroubleState
from governance.post.replies import Block, Button, Line, Reply, Tone
from store.consent.people import Member

TROUBLE = "trouble"
KINDS: Mapping[TroubleKind, Phrase] = {
    TroubleKind.LEAK: say("trouble.leak"),
    TroubleKind.NOISE: say("trouble.noise"),
    TroubleKind.BROKEN: say("trouble.broken"),
    TroubleKind.MISSING: say("trouble.missing"),
    TroubleKind.LOST: say("trouble.lost"),
    TroubleKind.COMPLAINT: say("trouble.complaint"),
}
MOST = 12
_DIGEST = re.compile(r"[0-9a-f]{64}")


def trouble_card(trouble: Trouble, people: Mapping[str, str], member: Member, times: int = 0) -> Reply:
    """What, where, who said it when, who looks after it; `times`: how often in that room, where it is a pattern."""
    lines = [Line(_what(trouble), bold=True), Line(_who(trouble, people))]
    if trouble.words:
        lines.append(Line(say("text.words", words=trouble.words)))
    if times:
        lines.append(Line(say("trouble.pattern", n=times, what=KINDS[trouble.kind], room=trouble.room or "")))
    if trouble.proof and not shown_by_file(trouble):
        lines.append(Line(say("text.words", words=trouble.proof)))
    if trouble.cost:
        lines.append(Line(say("trouble.paid_by", number=trouble.cost)))
    keys: list[tuple[Button, ...]] = []
    if trouble.state is TroubleState.OPEN and may(member.role, Right.SERVE):
        mine = trouble.owner == f"person:{member.person.id}"
        if not mine and may(member.role, Right.FILE):
            keys.append((_key(say("button.trouble_take"), trouble, "take", Tone.PRIMARY),))
        keys.append((_key(say("button.trouble_close"), trouble, "close"),))
        if may(member.role, Right.FILE):
            keys.append((_key(say("button.trouble_cost"), trouble, "cost"),))
    if trouble.room is not None and may(member.role, Right.PROPOSE) and may(member.role, Right.FILE):
        keys.append((_key(say("button.trouble_guest"), trouble, "guest"),))
    if shown_by_file(trouble) and may(member.role, Right.FILE):
        keys.append((_key(say("button.trouble_proof"), trouble, "proof"),))
    return Reply((Block(tuple(lines)),), tuple(keys))


def shown_by_file(trouble: Trouble) -> bool:
    """Whether its proof is a file of the shelf, and not words."""
    return _DIGEST.fullmatch(trouble.proof or "") is not None


def troubles_list(troubles: Sequence[Trouble], people: Mapping[str, str]) -> Reply:
    """What is open, one line each with a button, or that nothing is."""
    still = [one for one in troubles if one.state is TroubleState.OPEN]
    how = Line(say("trouble.how"), quiet=True)
    if not still:
        return Reply((Block((Line(say("trouble.none")), how)),))
    rows = [Line(say("join.dots", parts=(_what(one), _who(one, people)))) for one in still[:MOST]]
    keys = tuple((_key(_what(one), one, "show"),) for one in still[:MOST])
    return Reply((Block((Line(say("trouble.list", n=len(still)), bold=True), *rows)), Block((how,))), keys)


def _what(trouble: Trouble) -> Phrase:
    if trouble.room is None:
        return KINDS[trouble.kind]
    return say("trouble.in_room", what=KINDS[trouble.kind], room=trouble.room)


def _who(trouble: Trouble, people: Mapping[str, str]) -> Phrase:
    if trouble.state is TroubleState.CLOSED and trouble.closed_at is not None:
        person = people.get(trouble.closed_by or "", "—")
        return say("trouble.closed", person=person, at=trouble.closed_at)
    reporter = people.get(trouble.reported_by, "—")
    if trouble.owner is None:
        return say("trouble.reported", person=reporter, at=trouble.at)
    owner = people.get(trouble.owner, "—")
    return say("trouble.given", person=reporter, at=trouble.at, owner=owner)


def _key(label: Phrase, trouble: Trouble, verb: str, tone: Tone = Tone.PLAIN) -> Button:
    return Button(label, f"{TROUBLE}:{trouble.token}:{verb}", tone)
