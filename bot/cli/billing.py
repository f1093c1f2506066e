"""What does `lhcm billing` show, set and print: a plan, a month's statement, the draft of an agreement?"""

from __future__ import annotations

import argparse
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.commands.service.printed import accent_of, printed
from bot.compose import composed
from bot.process.lazily import at
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.catalogue import french
from bot.words.phrases import Words
from channels.service.section import PrintedSection
from domain.errors import refuse
from domain.money import Money
from domain.phrase import Percent, say
from domain.property import Property
from domain.tenancy.agreement import Agreement, as_markdown, drafted, open_place, paragraphs_of
from domain.tenancy.colour import rgb
from domain.tenancy.plan import Plan, plan_of
from governance.office import Office
from governance.tenancy.billing import Agreed, agree, agreed, statement_of
from governance.tenancy.billing_page import UNITS, statement_json, statement_page, statement_reply
from store.house.shelf import written

FIRST_OF_ALL = "pilot"
# What a place of the agreement is called while nothing stands in it.
LABELS = {
    "mise_en_service": say("billing.label_mise_en_service"),
    "mensualite": say("billing.label_mensualite"),
    "part": say("billing.label_part"),
    "part_de": say("billing.label_part_de"),
    "paliers": say("billing.label_paliers"),
    "preavis": say("billing.label_preavis"),
    "debut": say("billing.label_debut"),
    "frais": say("billing.label_frais"),
    "maison": say("billing.label_maison"),
}
_HARMLESS = str.maketrans("[]*_{}", "()    ")


async def billing(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm billing [statement|plan|agreement]`. 2: what was asked for is not there or cannot be read."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        if arguments.what == "plan" and arguments.words:
            return await _plan(settings, arguments, office, property_id)
        if arguments.what == "agreement":
            return await _agreement(settings, arguments, office, property_id)
        return await _statement(arguments, office, property_id)


async def _plan(settings: Settings, arguments: argparse.Namespace, office: Office, property_id: str) -> int:
    plan, *told = arguments.words
    pairs = [one.partition("=") for one in told]
    if any(not equals for _, equals, _ in pairs):
        return complain(settings, say("billing.amount_how"))
    amounts = {name: value for name, _, value in pairs}
    async with office.store.unit(property_id) as unit:
        hotel, now = await unit.property.get(), office.clock()
        begins = month_in(arguments.begins) or now.astimezone(hotel.zone).date()
        found = await agree(unit, plan, begins, amounts, "system", now)
    tell(
        settings,
        say(
            "billing.agreed",
            house=hotel.name,
            plan=found.plan.name,
            month=found.begins,
            year=str(found.begins.year),
        ),
    )
    return 0


async def _statement(arguments: argparse.Namespace, office: Office, property_id: str) -> int:
    async with office.store.reading(property_id) as unit:
        hotel, now = await unit.property.get(), office.clock()
        today = now.astimezone(hotel.zone).date()
        found = await statement_of(unit, month_in(arguments.month) or today, now)
        accent = await accent_of(unit)
    words = Words(arguments.language, hotel.zone, today)
    if arguments.out is not None:
        written(Path(arguments.out), printed(statement_page(found, today), words, accent))
    if arguments.format == "json":
        print(json.dumps(statement_json(found), ensure_ascii=False, indent=2))
    else:
        print(render_text(statement_reply(found), words))
    return 0


async def _agreement(
    settings: Settings, arguments: argparse.Namespace, office: Office, property_id: str
) -> int:
    async with office.store.reading(property_id) as unit:
        hotel, ours, accent = await unit.property.get(), await agreed(unit), await accent_of(unit)
    words = Words("fr", hotel.zone, office.clock().astimezone(hotel.zone).date())
    draft = draft_of(hotel, ours, words)
    foot = words.plain(say("billing.agreement_foot", n=len(draft.open)))
    if arguments.out is not None:
        content = (
            as_markdown(draft, foot).encode() if arguments.out.suffix == ".md" else paper(draft, foot, accent)
        )
        written(Path(arguments.out), content)
    if arguments.format == "json":
        print(json.dumps({"title": draft.title, "open": list(draft.open)}, ensure_ascii=False, indent=2))
        return 0
    if arguments.out is None:
        print(as_markdown(draft, foot))
    tell(settings, say("billing.agreement_foot", n=len(draft.open)))
    return 0


def draft_of(hotel: Property, ours: Agreed | None, words: Words) -> Agreement:
    """The agreement for this house by its plan, in French; without one by the first house's, its begin open."""
    plan = ours.plan if ours else plan_of(FIRST_OF_ALL)

    def money(value: Decimal | None) -> str | None:
        return None if value is None else words.plain(say("billing.money", sum=Money(value, plan.currency)))

    labels = {place: words.plain(label) for place, label in LABELS.items()}
    share = (
        None if plan.share is None else words.plain(say("billing.percent", part=Percent(plan.share / 100)))
    )
    values = {
        # A name must not look like something open, nor close what is.
        "maison": (f"{hotel.name}, {hotel.city}" if hotel.city else hotel.name).translate(_HARMLESS),
        "mise_en_service": money(plan.set_up),
        "mensualite": money(plan.month),
        "part": share,
        "part_de": words.plain(say("billing.of_all" if plan.share_of == "all" else "billing.of_direct")),
        "paliers": steps_of(plan, words),
        "preavis": None if plan.notice_days is None else words.plain(say("billing.days", n=plan.notice_days)),
        "debut": words.plain(say("billing.day", day=ours.begins, year=str(ours.begins.year)))
        if ours
        else None,
        "frais": costs_of(plan, words),
    }
    return drafted(values, labels, french)


def steps_of(plan: Plan, words: Words) -> str:
    """« −90 % dès le mois 1 ; [à fixer : remise dès le mois 7] ; 0 % dès le mois 13 »."""
    told = []
    for step in plan.steps:
        since = words.plain(say("billing.since", month=step.from_month))
        if step.off is None:
            told.append(open_place(f"{words.plain(say('billing.head_off')).lower()} {since}"))
        else:
            told.append(f"{words.plain(say('billing.percent', part=Percent(-step.off / 100)))} {since}")
    return " ; ".join(told)


def costs_of(plan: Plan, words: Words) -> str:
    """What one of each unit costs."""
    told = []
    for unit, each in plan.costs.items():
        what = words.plain(UNITS[unit])
        if each is None:
            told.append(open_place(what))
        else:
            told.append(words.plain(say("billing.unit_costs", what=what, usd=each)))
    return " ; ".join(told)


def paper(draft: Agreement, foot: str, accent: str | None = None) -> bytes:
    """The draft as a PDF, in the house's own colour where it has one."""
    sections = [
        PrintedSection(one.title, (), (), (), prose=tuple(paragraphs_of(one))) for one in draft.articles
    ]
    own = {"accent": rgb(accent)} if accent else {}
    made: bytes = at("channels.service.paper:as_pdf")(draft.title, "", sections, foot, **own)
    return made


def month_in(told: str | None) -> date | None:
    """The first day of « 2026-11 ». Refusal: it is no month."""
    if told is None:
        return None
    try:
        return date.fromisoformat(f"{told}-01")
    except ValueError:
        raise refuse("billing.which_month", said=told[:20]) from None
