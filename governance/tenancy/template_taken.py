"""What would a template change in a house, and how is it taken over?

What only restricts, or is a matter of taste, holds at once. What lets something happen without being asked
(mandates, answers that leave by themselves, a standard that no longer holds) becomes a card for the new owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from domain.consent.actions import Action, GrantMandate
from domain.consent.objective import COVERABLE
from domain.errors import refuse
from domain.guests.journey.step import SETTING as LETTERS
from domain.guests.journey.step import Step
from domain.guests.modes import LABEL, Mode, Policy, SetGuestMode, policy_of
from domain.guests.modes import SETTING as MODES
from domain.guests.playbook.house_rules import SETTING as PLAYBOOK
from domain.guests.playbook.house_rules import STAYS, SetRule, after, playbook_of
from domain.guests.playbook.rule import rules
from domain.guests.thread import Door
from domain.house.facts.answers import Answer, read_answer
from domain.phrase import Phrase, say
from domain.property import Property
from domain.tenancy.colour import accent_from
from domain.tenancy.style import SETTING as STYLE
from domain.tenancy.style import Style, languages_from, stored_style, style_of, styled
from domain.tenancy.template import GivenMandate, Hours, OwnRule, Template
from governance.consent.desk.filing import file
from governance.consent.kinds.mandate.granting import A_TEMPLATE
from governance.consent.kinds.register import kind_of
from governance.contract import Draft
from governance.house.answering import answered
from governance.house.asking import questions_of
from governance.office import Office
from governance.tenancy.template_made import CONDITIONS
from store.money.accounts import GOP_FLOOR
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a template would change: `card` waits for the owner, `left` stays as it is, and why."""

    what: Phrase
    card: bool = False
    left: bool = False


async def compared(office: Office, unit: Unit, wanted: Template) -> Sequence[Change]:
    """What taking it over would change here; nothing is written. Refusal: it holds what no house takes."""
    check(office, wanted)
    hotel, settings = await unit.property.get(), await unit.settings.all()
    asked = await questions_of(unit)
    found: list[Change] = []
    hours = wanted.hours
    if hours != Hours(hotel.brief_at, hotel.quiet_from, hotel.quiet_until):
        told = {"brief": hours.brief_at, "first": hours.quiet_from, "last": hours.quiet_until}
        found.append(Change(say("template.hours", **told)))
    for key, value in wanted.answers.items():
        known = asked.of(key)
        if known is not None and known.value != read_answer(known.ask, value, hotel.currency):
            found.append(_answer(key, value, here=known.value is not None))
    found += _at_once(wanted, settings)
    found += [
        Change(kind_of(one).row(one, hotel), card=True) for one in _cards(wanted, hotel, settings, office)
    ]
    if wanted.currency != hotel.currency and any(map(_has_amount, wanted.mandates)):
        found.append(Change(say("template.other_currency", theirs=wanted.currency), left=True))
    return found


def _at_once(wanted: Template, settings: Mapping[str, Any]) -> Iterator[Change]:
    for rule in _new_rules(wanted, settings):
        yield Change(say("template.rule", words=rule.words))
    if wanted.letters is not None and list(wanted.letters) != settings.get(LETTERS):
        yield Change(say("template.letters", n=len(wanted.letters)))
    if wanted.says_assistant and not settings.get(LABEL, False):
        yield Change(say("template.says_assistant"))
    floor = None if wanted.gop_floor is None else f"{wanted.gop_floor:f}"
    if floor is not None and settings.get(GOP_FLOOR) != floor:
        yield _answer(GOP_FLOOR, floor, here=GOP_FLOOR in settings)
    before = style_of(settings.get(STYLE))
    style = _styled(before, wanted)
    if style != before:
        told = {"accent": style.accent or "-", "n": len(style.voice), "languages": style.languages}
        yield Change(say("template.style", **told))


def _answer(key: str, value: str, *, here: bool) -> Change:
    return Change(say("template.left" if here else "template.answer", key=key, value=value), left=here)


async def taken_over(office: Office, property_id: str, wanted: Template, by: str) -> Sequence[Change]:
    """Take it over: what restricts at once, in one unit; what permits as cards. What was changed, as `compared`."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        changes = await compared(office, unit, wanted)
        hotel, settings = await unit.property.get(), await unit.settings.all()
        cards = list(_cards(wanted, hotel, settings, office))
        hours = wanted.hours
        fresh = replace(
            hotel, brief_at=hours.brief_at, quiet_from=hours.quiet_from, quiet_until=hours.quiet_until
        )
        if fresh != hotel:
            await unit.property.save(fresh)
        for key, value in wanted.answers.items():
            asked = await questions_of(unit)
            known = asked.of(key)
            if known is not None and known.value is None:
                await answered(unit, asked, Answer(key, value, by, A_TEMPLATE, A_TEMPLATE, now))
        stored = settings.get(PLAYBOOK)
        for rule in _new_rules(wanted, settings):
            stored, _ = after(playbook_of(stored), SetRule("", rule.words, rule.why, False, hotel.currency))
        plain: dict[str, Any] = {
            PLAYBOOK: stored,
            LETTERS: None if wanted.letters is None else list(wanted.letters),
            LABEL: True if wanted.says_assistant else None,
            GOP_FLOOR: None if wanted.gop_floor is None or GOP_FLOOR in settings else f"{wanted.gop_floor:f}",
            STYLE: stored_style(_styled(style_of(settings.get(STYLE)), wanted)),
        }
        for name, value in plain.items():
            if value is not None and value != settings.get(name):
                await unit.settings.set(name, value, by=by, at=now)
        body = {"changes": len(changes), "cards": len(cards), "made": wanted.made.isoformat()}
        await unit.journal.append("house.template", f"property:{property_id}", by, body, now)
    for action in cards:
        await file(office, property_id, Draft(kind_of(action).director, action, ()), by=A_TEMPLATE)
    return changes


def check(office: Office, wanted: Template) -> None:
    """Refusal: a rule, letter, kind, door or director that is not there, or a colour that cannot be read."""
    known_rules, seats = {one.id for one in rules()}, {seat.slug for seat in office.board.seats}
    strange = [one for one in wanted.playbook.retired if one not in known_rules or one in STAYS]
    strange += [one for one in wanted.letters or () if one not in {step.value for step in Step}]
    strange += [one.covers for one in wanted.mandates if one.covers not in COVERABLE or one.days < 1]
    strange += [one.grantee for one in wanted.mandates if one.grantee not in seats]
    strange += [
        one.door for one in wanted.modes if one.door and one.door not in {door.value for door in Door}
    ]
    strange += [one for one in wanted.answers if one not in CONDITIONS]
    if strange:
        raise refuse("template.strange", words=str(strange[0])[:40])
    if wanted.accent is not None:
        accent_from(wanted.accent)
    if wanted.languages:
        languages_from(wanted.languages)


def _cards(
    wanted: Template, hotel: Property, settings: Mapping[str, Any], office: Office
) -> Iterator[Action]:
    """What the owner is asked, one card each: nothing of it holds before his tap."""
    book = playbook_of(settings.get(PLAYBOOK))
    for code in wanted.playbook.retired:
        if code not in book.retired:
            yield SetRule(code, (), "", True, hotel.currency)
    for one in wanted.modes:
        before = policy_of(settings.get(MODES), Door(one.door) if one.door else None)
        if one.mode is not Mode.DRAFTS and before != Policy(one.mode, one.topics):
            yield SetGuestMode(one.mode, before.mode, hotel.currency, one.door, one.topics, before.topics)
    today = office.clock().astimezone(hotel.zone).date()
    for given in wanted.mandates:
        if wanted.currency == hotel.currency or not _has_amount(given):
            yield GrantMandate(
                *(
                    given.grantee,
                    given.covers,
                    today + timedelta(days=given.days),
                    hotel.currency,
                    A_TEMPLATE,
                ),
                *(given.largest_change, given.largest_amount, given.per_day, given.sum_per_day),
                given.price_floor,
            )


def _has_amount(given: GivenMandate) -> bool:
    return any(one is not None for one in (given.largest_amount, given.sum_per_day, given.price_floor))


def _new_rules(wanted: Template, settings: Mapping[str, Any]) -> list[OwnRule]:
    there = {one.words for one in playbook_of(settings.get(PLAYBOOK)).own}
    return [one for one in wanted.playbook.own if one.words not in there]


def _styled(style: Style, wanted: Template) -> Style:
    return styled(style, wanted.accent, wanted.voice or None, wanted.languages or None)
