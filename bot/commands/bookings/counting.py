"""How does a screenshot answer the question what a channel shows?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller
from domain.errors import Refusal, refuse
from domain.incident.reading import Pictured
from domain.missions.evidence import Evidence, EvidenceKind
from domain.phrase import say
from governance.day.answers import answer
from governance.incident.asked import COUNT, MOST_TAPS
from governance.office import Office
from governance.post.replies import Reply, reply
from store.unit import Unit

SUBJECT = COUNT


async def typed_count(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """The number that he reads out of the picture, or types. Refusal: no number that was offered, or too late."""
    question = await unit.questions.by_token(subject.removeprefix(COUNT))
    option = words.strip()
    if question is None or option not in question.options:
        offered = question.options if question else ("—",)
        few = offered if len(offered) <= MOST_TAPS else (offered[0], "…", offered[-1])
        raise refuse("question.which_count", options=few)
    photo = next((one.value for one in files if one.kind is EvidenceKind.PHOTO), None)
    pictured = None if photo is None else Pictured(photo)
    answered = await answer(office, unit, caller.member, question.token, option, pictured=pictured)
    if answered.alert is not None:
        raise Refusal(answered.alert)
    return answered.card or reply(say("incident.kept"))
