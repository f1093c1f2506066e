"""What waits for a decision, what was decided lately, and one card with its reasons and its story?"""

from __future__ import annotations

from boardroom.cards import cards_of
from boardroom.sheets import sheets
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.phrase import say
from governance.consent.desk.verdicts import STATE_WORDS
from governance.consent.kinds.register import kind_of
from governance.consent.story import story_of
from governance.consent.story_words import told
from governance.consent.taps import Menu

LATELY = 12


async def show(visit: Visit) -> Shown:
    """Every open card, then the ones decided last in a line each."""
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        waiting = await unit.proposals.open()
        recent = [one for one in await unit.proposals.recent(LATELY + len(waiting)) if one not in waiting]
    cards = await cards_of(visit, [(one, Menu.MAIN) for one in waiting])
    decided = [
        (one, kind_of(one.action).row(one.action, visit.hotel), STATE_WORDS[one.state])
        for one in recent[:LATELY]
    ]
    return Shown("decisions.html.j2", {"cards": cards, "decided": decided})


async def one(visit: Visit) -> Shown:
    """One card, whatever state it is in, with what lies behind it."""
    number = visit.request.path_params["what"]
    known = number.isascii() and number.isdecimal() and len(number) < 10
    menu = visit.request.query_params.get("menu", "")
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        proposal = await unit.proposals.by_number(int(number)) if known else None
        story = await story_of(unit, int(number), visit.now) if proposal is not None else None
        chapters = tuple(told(story, visit.lobby.office.board)) if story is not None else ()
    if proposal is None:
        return Shown("missing.html.j2", {}, 404)
    opened = Menu(menu) if menu in {one.value for one in Menu} else Menu.MAIN
    explained = opened is Menu.WHY  # it asks the books how such nights fill: for who wants to know
    menus = (Menu.MAIN, Menu.WHY) if explained else (opened,)
    card, *more = await cards_of(visit, [(proposal, one) for one in menus])
    why = [one.reply for one in more]
    return Shown(
        "decision.html.j2",
        {
            "card_of": card,
            "why": sheets(visit, why),
            "story": chapters,
        },
    )


VIEW = View("decisions", say("page.view_decisions"), "decisions", 20, show, one, primary=True)
