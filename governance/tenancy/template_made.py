"""What does a house hand to the next: its way of working, without anything of its own?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from domain.consent.objective import COVERABLE
from domain.guests.journey.step import SETTING as LETTERS
from domain.guests.journey.step import Step
from domain.guests.modes import LABEL, Mode
from domain.guests.modes import SETTING as MODES
from domain.guests.playbook.house_rules import SETTING as PLAYBOOK
from domain.guests.playbook.house_rules import playbook_of
from domain.guests.playbook.rule import rules
from domain.guests.thread import Door
from domain.tenancy.style import SETTING as STYLE
from domain.tenancy.style import style_of
from domain.tenancy.template import DoorMode, GivenMandate, Hours, OwnRule, Standards, Template, nobodys
from governance.house.asking import questions_of
from governance.office import Office
from store.money.accounts import GOP_FLOOR
from store.unit import Unit

# A house's conditions, which another house of the same hands can begin with. Everything else is its own.
CONDITIONS = (
    *("check_in", "check_out", "cancellation_policy", "deposit_policy", "children_policy"),
    *("policies.pets", "policies.smoking", "payment_methods", "policies.minimum_age"),
)


async def taken_out(office: Office, unit: Unit) -> Template:
    """This house as a template. Sentences that name an address, a number or a person of the house stay at home."""
    hotel, now = await unit.property.get(), office.clock()
    today = now.astimezone(hotel.zone).date()
    names = [hotel.name, *(one.person.name for one in await unit.people.members())]
    settings, style = await unit.settings.all(), style_of(await unit.settings.get(STYLE))
    book, asked = playbook_of(settings.get(PLAYBOOK)), await questions_of(unit)

    def general(words: str) -> bool:
        return nobodys(words) and not any(
            len(one) > 2 and one.casefold() in words.casefold() for one in names
        )

    seats = {seat.slug for seat in office.board.seats}
    conditions = {key: found.value for key in CONDITIONS if (found := asked.of(key)) is not None}
    floor = settings.get(GOP_FLOOR)
    return Template(
        made=today,
        currency=hotel.currency,
        hours=Hours(hotel.brief_at, hotel.quiet_from, hotel.quiet_until),
        answers={key: value for key, value in conditions.items() if value is not None and general(value)},
        playbook=Standards(
            tuple(
                OwnRule(one.words, one.why) for one in book.own if general(" ".join((*one.words, one.why)))
            ),
            tuple(sorted({one.id for one in rules()} & book.retired.keys())),
        ),
        modes=tuple(_modes(settings.get(MODES))),
        letters=tuple(one for one in Step if one in settings[LETTERS]) if LETTERS in settings else None,
        says_assistant=bool(settings.get(LABEL, False)),
        mandates=tuple(
            GivenMandate(
                *(one.grantee, one.kind, max((one.until - today).days, 1), one.largest_change),
                *(one.largest_amount, one.per_day, one.sum_per_day, one.price_floor),
            )
            for one in await unit.mandates.in_force(today)
            if one.grantee in seats and one.kind in COVERABLE
        ),
        gop_floor=None if floor is None else Decimal(str(floor)),
        accent=style.accent,
        voice=style.voice if general(style.voice) else "",
        languages=style.languages,
    )


def _modes(stored: Any) -> Iterator[DoorMode]:
    rows = stored if isinstance(stored, dict) else {"": {"mode": stored}} if stored else {}
    for door in ("", *(one.value for one in Door)):
        if door in rows:
            yield DoorMode(Mode(rows[door]["mode"]), door, tuple(rows[door].get("topics", ())))
