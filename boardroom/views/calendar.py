"""How do the next sixty nights stand, type by type?"""

from __future__ import annotations

from collections.abc import Mapping

from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.money import Money
from domain.phrase import Name, Phrase, say
from domain.prices.rates import Stage
from governance.day.nights import Standing, nights_ahead

# How far a price has come: a letter and a colour each.
LETTERS: Mapping[Stage, Phrase] = {
    Stage.TARGET: say("page.letter_target"),
    Stage.SENT: say("page.letter_sent"),
    Stage.CONFIRMED: say("page.letter_confirmed"),
    Stage.OBSERVED: say("page.letter_observed"),
}
MEANT: Mapping[Stage, Phrase] = {
    Stage.TARGET: say("story.stage_target"),
    Stage.SENT: say("story.stage_sent"),
    Stage.CONFIRMED: say("story.stage_confirmed"),
    Stage.OBSERVED: say("story.stage_observed"),
}


async def show(visit: Visit) -> Shown:
    """A table that a reader walks through cell by cell, and a thumb pushes along."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        found = await nights_ahead(visit.lobby.office, unit)
    rows = [
        (day, say("page.night", day=day), day.weekday() >= 4 and day.weekday() < 6, standing)
        for day, standing in found.rows
    ]
    legend = [(stage, LETTERS[stage], MEANT[stage]) for stage in Stage]
    drifting = sum(one.drift for _, standing in found.rows for one in standing)
    return Shown(
        "calendar.html.j2",
        {
            "types": [(kind, say("page.name", name=Name(kind.name.by_language))) for kind in found.types],
            "rows": rows,
            "legend": legend,
            "letters": LETTERS,
            "price": lambda one: price(visit, one),
            "kind": kind_of,
            "drifting": say("page.drifting", n=drifting) if drifting else None,
            "missing": say("value.missing"),
        },
    )


def price(visit: Visit, one: Standing) -> Phrase | None:
    """The wanted price, without its currency, which stands once above the table."""
    if one.night.price is None:
        return None
    return say("page.bare_price", amount=Money(one.night.price, visit.hotel.currency))


def kind_of(one: Standing) -> str:
    """How full it is, as a colour beside the figure."""
    left = one.night.left
    if one.night.stop_sell:
        return "closed"
    if left is None:
        return "unknown"
    if left < 0:
        return "over"
    if left == 0:
        return "full"
    return "some" if one.night.sold else "free"


VIEW = View("calendrier", say("page.view_calendar"), "calendar", 30, show, primary=True)
