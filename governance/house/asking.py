"""Whom does the house ask what next, and how does the question look?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.consent.rights import Right, Role, may
from domain.house.background import Background
from domain.house.facts.answers import Answer, Known, everything, known, progress
from domain.house.facts.asks import ABOUT_CHANNEL, VAT, Ask, asks, vat_ask
from domain.house.facts.currencies import in_the_currency, void_prices
from domain.opening.profile import profiles
from domain.package.asked import ask_of, read_as_places
from domain.package.field import places
from domain.phrase import Percent, Phrase, say
from domain.property import Property
from governance.office import Office
from governance.opening.preparing import wanted_places
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply
from governance.post.reply_json import reply_to_json
from store.consent.people import Member
from store.unit import Unit

SUBJECT = "fact"
# Behind a key: the person said that he will type his answer.
TYPED = "+"
# What is offered here changes with the house: a button of an older message still means what is written on it.
OF_THE_HOUSE = frozenset({"currency", "room_types", "units"})
SAYS = "="
MOST_A_DAY = 3
APART = timedelta(hours=3)
AFTER_BRIEF = timedelta(hours=1)
LATEST_HOUR = 19
_HINTS = {"money": "fact.hint.money", "time": "fact.hint.time", "percent": "fact.hint.percent"}


@dataclass(frozen=True, slots=True)
class Questions:
    """Everything that is asked of this house, with what is known of it."""

    hotel: Property
    background: Background
    found: tuple[Known, ...]
    answers: Mapping[str, Sequence[Answer]] = field(default_factory=dict)
    void: frozenset[str] = frozenset()  # prices that were said in another currency

    def of(self, key: str) -> Known | None:
        """The question with this key: one that is asked, or one behind a place, or about a channel."""
        listed = next((one for one in self.found if one.ask.key == key), None)
        if listed is not None:
            return listed
        place = next((one for one in places(self.hotel) if one.ask == key and not one.field.derived), None)
        if key == VAT:
            return known(vat_ask(self.background), self.answers.get(key, ()))
        ask = self._of_channel(key) if place is None else ask_of(place, self.background)
        return None if ask is None else known(ask, self.answers.get(key, ()))

    def _of_channel(self, key: str) -> Ask | None:
        begin, _, code = key.partition(".")
        profile = profiles().get(code)
        if profile is None or begin not in ABOUT_CHANNEL:
            return None
        return ABOUT_CHANNEL[begin](code, profile.name, self.background)


async def questions_of(unit: Unit) -> Questions:
    """The questions as they stand; none for a house without a spec."""
    hotel = await unit.property.get()
    background = await unit.property.background()
    if background is None:
        return Questions(hotel, Background(), ())
    answers = await unit.house_facts.answers()
    void = void_prices(answers)
    counting = in_the_currency(answers)
    listed = read_as_places(asks(hotel, background, frozenset(answers)), places(hotel))
    listed_keys = {ask.key for ask in listed}
    wanted = {place.ask: place for place in await wanted_places(unit, background, answers)}
    listed += tuple(ask_of(place, background) for key, place in wanted.items() if key not in listed_keys)
    if VAT in answers:  # asked of nobody: whoever looks at a channel's terms is offered to say it
        listed += (vat_ask(background),)
    return Questions(hotel, background, everything(listed, counting), counting, void)


def next_for(found: Sequence[Known], member: Member, *, own: bool = False) -> Known | None:
    """The next question for this person: where answers differ, then what he is known to know, then the rest.

    With `own` the rest is left out. What he said he does not know is not asked of him again; between
    answers that differ only an owner decides.
    """
    mine = [
        one
        for one in found
        if not one.settled
        and not _does_not_know(one, member)
        and (not one.differing or may(member.role, Right.APPROVE))
    ]
    differing = [one for one in mine if one.differing]
    his = [one for one in mine if _named(one, member)]
    return next(iter(differing or his or (() if own else mine)), None)


def question(known: Known, share: Phrase, *above: Phrase) -> Reply:
    """One question with a button for each likely answer; `above` says what was answered just before."""
    lines = [Line(say("fact.title"), bold=True), Line(known.ask.phrase)]
    if known.differing:
        lines.append(Line(say("fact.differ"), quiet=True))
    elif known.ask.kind in _HINTS:
        lines.append(Line(say(_HINTS[known.ask.kind]), quiet=True))
    head = [Block(tuple(Line(one) for one in above))] if above else []
    return Reply((*head, Block((*lines, Line(share, quiet=True)))), tuple(_rows(known)))


def how_far(found: Sequence[Known]) -> Phrase:
    """« 12 sur 30 réponses, 40 % »."""
    done = sum(one.settled for one in found)
    return say("fact.progress", done=done, total=len(found), share=Percent(progress(found)))


def page(found: Sequence[Known], member: Member, *above: Phrase) -> tuple[Known | None, Reply]:
    """The next question for this person, or that there is none for him."""
    following = next_for(found, member)
    if following is not None:
        return following, question(following, how_far(found), *above)
    end = say("fact.all_known" if all(one.settled for one in found) else "fact.none_for_you")
    lines = (*(Line(one) for one in above), Line(end), Line(how_far(found), quiet=True))
    return None, Reply((Block(lines),))


async def put(
    unit: Unit, member: Member, shown: Reply, key: str | None, now: datetime, *, unasked: bool
) -> None:
    """The question goes out, and it is what the person has before him from now on."""
    if key is None:
        await unit.house_facts.close(member.person.id)
    else:
        await unit.house_facts.ask(member.person.id, key, now, unasked=unasked)
    await unit.outbox.add(
        "reply",
        member.person.id,
        member.person.telegram_id,
        reply_to_json(shown),
        dedupe=f"fact:{member.person.id}:{key}:{now.isoformat()}",
        at=now,
        silent=unasked,
        subject=SUBJECT,
    )


async def ask_if_due(office: Office, property_id: str) -> None:
    """At a good hour one question to each who can answer it: after the brief, hours apart, a few a day."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        local = now.astimezone(hotel.zone)
        brief = datetime.combine(local.date(), hotel.brief_at, hotel.zone)
        given = await unit.briefs.get(local.date())
        if given is None or now < brief + AFTER_BRIEF or local.hour >= LATEST_HOUR:
            return
        if after_quiet_hours(now, hotel) > now:
            return
        asked = await questions_of(unit)
        for member in await unit.people.members():
            if may(member.role, Right.FILE) and await _ready(unit, member, now):
                following = next_for(asked.found, member, own=True)
                if following is not None:
                    shown = question(following, how_far(asked.found))
                    await put(unit, member, shown, following.ask.key, now, unasked=True)


async def _ready(unit: Unit, member: Member, now: datetime) -> bool:
    """Nobody is asked while a question waits before him, nor too often."""
    before = await unit.house_facts.asked(member.person.id)
    if before is not None and now - before[1] < timedelta(days=1):
        return False
    count, last = await unit.house_facts.unasked_since(member.person.id, now - timedelta(days=1))
    return count < MOST_A_DAY and (last is None or now - last >= APART)


def _named(known: Known, member: Member) -> bool:
    """Whether the specs name him; where they name nobody, the owner is who knows."""
    if not known.ask.who:
        return member.role is Role.OWNER
    return any(member.person.name.casefold().startswith(name.casefold()) for name in known.ask.who)


def _does_not_know(known: Known, member: Member) -> bool:
    mine = [one for one in known.answers if one.by == f"person:{member.person.id}"]
    return bool(mine) and mine[-1].value is None


def decision(answer: Answer) -> str:
    """What the button « decide for this answer » sends: it means who said what, wherever it stands by now."""
    return "d" + hashlib.sha256(f"{answer.by}\n{answer.value}".encode()).hexdigest()[:6]


def _rows(known: Known) -> Iterator[tuple[Button, ...]]:
    key = known.ask.key
    if known.differing:
        for one in known.differing:
            label = say("fact.whose", answer=known.ask.label(one.value or ""), name=one.name)
            yield (Button(label, f"k:{key}:{decision(one)}"),)
    else:
        buttons = [
            Button(known.ask.label(v), f"k:{key}:{SAYS + v if key in OF_THE_HOUSE else n}")
            for n, v in enumerate(known.ask.options)
        ]
        across = 3 if known.ask.kind in {"time", "percent"} else 2
        for start in range(0, len(buttons), across):
            yield tuple(buttons[start : start + across])
    other = () if known.ask.kind == "money" else (Button(say("button.fact_other"), f"k:{key}:other"),)
    yield (*other, Button(say("button.fact_unknown"), f"k:{key}:dk"))
    yield (Button(say("button.fact_stop"), f"k:{key}:stop"),)
