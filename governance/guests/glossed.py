"""What does a guest want, in the reader's words, where nobody translates?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from domain.guests.known import LANGUAGES
from domain.guests.request import Request, request_in
from domain.guests.thread import Message, Way
from domain.nights import Span
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.answer_guest.topics import TOPICS
from governance.guests.shown import FENCES
from governance.guests.threads import Conversation


def glossed(message: Message, hotel: Property) -> tuple[Phrase, ...]:
    """What rules have recognised in it: topics, what a person answers, a stay asked for. Empty: nothing known."""
    told: list[Phrase] = []
    topics = tuple(TOPICS[code] for code in message.body.get("topics", ()) if code in TOPICS)
    if topics:
        told.append(say("gloss.asks", what=topics))
    fences = tuple(FENCES[code] for code, _ in message.body.get("fences", ()) if code in FENCES)
    if fences:
        told.append(say("gloss.speaks_of", what=fences))
    if message.language in LANGUAGES:
        day = message.at.astimezone(hotel.zone).date()
        request = request_in(message.text, str(message.language), day)
        if request is not None:
            told.append(_stay(request))
    return tuple(told)


def unanswered(one: Conversation) -> Sequence[Message]:
    """What the guest has written since he was answered last; the last message where nothing waits."""
    waiting = [said for said in one.messages if said.way is Way.IN and said.state.value == "waiting"]
    return waiting or ([one.last] if one.last is not None else [])


def _stay(request: Request) -> Phrase:
    if request.doubtful or request.first is None or request.last is None or request.last <= request.first:
        return say("gloss.stay_unclear")
    nights = Span(request.first, request.last - timedelta(days=1))
    stay = (
        say("gloss.stay", nights=nights)
        if request.people is None
        else say("gloss.stay_for", nights=nights, n=request.people)
    )
    beside = tuple(_beside(request))
    return say("join.dots", parts=(stay, *beside)) if beside else stay


def _beside(request: Request) -> Iterator[Phrase]:
    """Children with their ages, several rooms, what it may cost."""
    if request.children:
        ages = tuple(age for age in request.children if age is not None)
        yield say("gloss.children", n=len(request.children))
        if ages:
            yield say("gloss.ages", ages=ages)
    if (request.rooms or 1) > 1:
        yield say("gloss.rooms", n=request.rooms)
    if request.budget is not None:
        most, a_night = request.budget.most, request.budget.a_night
        yield say("gloss.budget_night", most=most) if a_night else say("gloss.budget", most=most)
