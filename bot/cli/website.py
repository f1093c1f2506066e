"""How does an operator build the mock-up of the house's website, and say how far it is?"""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.cli.chosen import chosen
from bot.cli.printed import printed
from bot.cli.reads.read import Told, as_told
from bot.cli.speech import complain, tell, words_for
from bot.command import Caller
from bot.commands.website.site import stepped
from bot.commands.website.texts import judged, texts
from bot.compose import composed
from bot.process.lazily import at
from bot.settings import Settings
from bot.terminal import render_text
from bot.website.built import Build, build
from bot.website.letter import data, letter
from bot.words.phrases import Words
from domain.errors import refuse
from domain.folding import fold
from domain.phrase import say
from domain.website.pages import Site
from domain.website.points import points
from domain.website.sentence import step_from
from domain.website.text import TextState
from governance.office import Office
from governance.package.filled import package_of
from governance.website.as_json import website_json
from governance.website.cards import card, unbuilt
from governance.website.flow import Mover, newest
from governance.website.gathered import site_of
from governance.website.links import shown
from store.consent.people import Member
from store.unit import Unit

_LACKS = {"chromium": "site.no_chromium", "playwright": "site.no_playwright"}
PARTLY = 3
VERDICTS = {
    **dict.fromkeys(("approve", "approuver", "approuve"), TextState.APPROVED),
    **dict.fromkeys(("refuse", "refuser"), TextState.REFUSED),
}


async def website(settings: Settings, arguments: argparse.Namespace) -> int:
    """`build` writes everything into a folder, `show` says how far it is, the others move it on."""
    if arguments.what == "show":
        return await printed(settings, arguments, _shown)
    if arguments.what in {"build", "study"} and arguments.out is None:
        return complain(settings, say("package.where"))
    if arguments.what == "build":
        return await _built(settings, arguments)
    if arguments.what == "study":
        return await _studied(settings, arguments)
    return await (_drafted if arguments.what == "texts" else _moved)(settings, arguments)


async def _shown(office: Office, property_id: str) -> Told:
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        site, version = await site_of(unit, today), await newest(unit)
        links = await unit.website_links.open(version.id, office.clock()) if version else ()
    reply = unbuilt(site) if version is None else card(version, site, today, may_move=False)
    return as_told(website_json(site, version, links), reply)


async def _built(settings: Settings, arguments: argparse.Namespace) -> int:
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        now = office.clock()
        async with office.store.reading(property_id) as unit:
            hotel = await unit.property.get()
            site = await site_of(unit, now.astimezone(hotel.zone).date())
            package, version = await package_of(unit), await newest(unit)
            links = await unit.website_links.open(version.id, now) if version else ()
        words = words_for(settings, hotel.zone)
        files = await office.elsewhere(build, Build(site, words, office.shelf, arguments.out))
        files += await office.elsewhere(partial(data, shelf=office.shelf, folder=arguments.out), package)
        link = shown(office, hotel, links[0]) if links and office.public_url else None
    tell(settings, say("site.built", n=len(files), folder=str(arguments.out)))
    lacking = sum(one.count for one in points(site))
    tell(settings, say("site.lacking", n=lacking) if lacking else say("site.nothing_lacking"))
    status = await _photographed(settings, site, arguments.out)
    french = Words("fr", zone=hotel.zone, today=site.on)
    signed = arguments.by or (version.approved_by if version else None)
    letter(site, french, arguments.out, link, signed)
    tell(settings, say("letter.written"))
    return status


async def _photographed(settings: Settings, site: Site, folder: Path) -> int:
    missing: type[Exception] = at("channels.website.browser:NoBrowser")
    try:
        pictures = await at("bot.website.pictures:photographed")(site, folder)
    except missing as lacks:
        complain(settings, say(_LACKS[str(lacks)]))
        return PARTLY
    tell(settings, say("site.photographed", n=len(pictures) - 1))
    return 0


async def _studied(settings: Settings, arguments: argparse.Namespace) -> int:
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            hotel = await unit.property.get()
    status: int = await at("bot.cli.website_study:study")(settings, arguments, hotel)
    return status


async def _drafted(settings: Settings, arguments: argparse.Namespace) -> int:
    """The next texts that wait for a tap, drafted where they are missing; words name the room."""
    async with composed(settings) as plain:
        office = replace(plain, brain=at("bot.conversing:brain_of")(settings))
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            caller = Caller(property_id, await _member(unit, arguments.by))
            hotel = await unit.property.get()
        state = VERDICTS.get(fold(arguments.words[0])) if arguments.words else None
        if state is None:
            answers = await texts(office, caller, " ".join(arguments.words))
        else:
            answers = await judged(office, caller, " ".join(arguments.words[1:]), state)
    for answer in answers:
        print(render_text(answer, words_for(settings, hotel.zone)))
    return 0


async def _moved(settings: Settings, arguments: argparse.Namespace) -> int:
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.unit(property_id) as unit:
            member = await _member(unit, arguments.by)
            hotel = await unit.property.get()
            today = office.clock().astimezone(hotel.zone).date()
            said = "link close" if arguments.what == "revoke" else arguments.what
            step = step_from(" ".join((said, *arguments.words)), today)
            caller = Caller(property_id, member)
            answer = await stepped(office, unit, caller, Mover.of(member), step)
    print(render_text(answer, words_for(settings, hotel.zone)))
    return 0


async def _member(unit: Unit, name: str | None) -> Member:
    """Who in the house says so. Refusal: nobody was named, or nobody is called that."""
    members = await unit.people.members()
    known = ", ".join(sorted(member.person.name for member in members)) or "—"
    if name is None:
        raise refuse("website.who_says", people=known)
    found = [member for member in members if fold(member.person.name) == fold(name)]
    if len(found) != 1:
        raise refuse("mission.unknown_person", name=name, people=known)
    return found[0]
