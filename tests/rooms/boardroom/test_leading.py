"""Does a command that a sentence of the page names lead somewhere, and nothing that a stranger wrote?"""

from __future__ import annotations

import re

import pytest

from boardroom.table import all_views
from bot.web.leading import linked
from domain.bookings.reservation import Guest
from tests.makers import NOW, reservation
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME

N = "\u202f"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("voir /decisions.", 'voir <a href="/decisions">/decisions</a>.'),
        ("(/questions)", '(<a href="/conseil" data-say="/questions">/questions</a>)'),
        (f"«{N}/incident 1{N}»", f'«{N}<a href="/conseil" data-say="/incident 1">/incident 1</a>{N}»'),
        (f"«{N}/incident ouvrir …{N}»", 'data-say="/incident ouvrir "'),
        ("“/prix junior suite 12/11 +5%”", 'data-say="/prix junior suite 12/11 +5%"'),
        ("<b>9</b>/12, km/h, https://a.example/decisions, /inconnu", None),
    ],
)
def test_what_is_named_leads_there(said: str, shown: str | None) -> None:
    assert (linked(said) == said) if shown is None else (shown in linked(said))


async def test_no_view_names_a_command_that_leads_nowhere_and_no_guest_makes_one(stage: Stage) -> None:
    browser = await stage.inside()
    booked = reservation("R9", guest=Guest(name="Jean /pause Valjean", country="FR"))
    async with stage.office.store.unit(HOME) as unit:
        await unit.reservations.ingest(booked, "hash", NOW, "test")
    seen = False
    for view in all_views():
        page = (await browser.get(view.path)).text
        seen = seen or "/pause" in page
        assert 'data-say="/pause' not in page, view.slug
        text = re.sub(r"<a [^>]*data-say=.*?</a>|<[^>]*>", "", page, flags=re.DOTALL)
        left = re.findall(r"«\u202f/[a-z]+|\(/[a-z]+\)", text)
        assert left == [], view.slug
    assert seen
