"""How far is the house's own website? /site shows the mock-up and moves it on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.taps import Beside
from bot.process.lazily import at
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.phrase import Phrase, say
from domain.website.sentence import LINK, REVOKE, SHOW, Step, step_from
from domain.website.version import State, Version
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.website.cards import card
from governance.website.flow import Mover, move, newest, to_move, with_hotelrunner
from governance.website.gathered import site_of
from governance.website.links import address, link_to, revoke, shown
from store.unit import Unit


async def site(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the mock-up of what is known now; « envoyé à … », « confirmé », « en ligne … », « lien »."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
    step = step_from(words, office.clock().astimezone(hotel.zone).date())
    mover = Mover.of(caller.member)
    if step.what == SHOW:
        return await shown_now(office, caller, mover)
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        return await caller.heard(unit, now, await stepped(office, unit, caller, mover, step))


async def shown_now(office: Office, caller: Caller, mover: Mover) -> Sequence[Reply]:
    """The mock-up, built anew where the facts have changed."""
    made = await at("bot.website.made:made")(office, caller.property_id, mover)
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        if office.public_url is None and caller.inbox_id is None:
            seen: Phrase = say("website.lies", folder=str(made.folder / "site" / "fr" / "index.html"))
        else:
            seen = shown(office, made.site.house, await link_to(unit, made.version, mover, now))
        before = await with_hotelrunner(unit, made.version)
        face = card(made.version, made.site, made.site.on, seen, before=before)
        return await caller.heard(unit, now, face)


async def stepped(office: Office, unit: Unit, caller: Caller, mover: Mover, step: Step) -> Reply:
    """One step that was said in words. Refusal: there is no mock-up, or no such way from where it is."""
    now = office.clock()
    if step.what == REVOKE:
        return reply(say("website.revoked", n=await revoke(unit, mover, now)))
    hotel = await unit.property.get()
    today = now.astimezone(hotel.zone).date()
    version = await newest(unit) if step.what == LINK else await to_move(unit, State(step.what))
    if version is None:
        raise Refusal(say("website.none"))
    if step.what == LINK:
        link = await link_to(unit, version, mover, now, days=step.days)
        return reply(shown(office, hotel, link))
    moved = await move(unit, version, State(step.what), mover, now, today, **facts_of(step))
    return card(moved, await site_of(unit, today), today)


def facts_of(step: Step) -> dict[str, object]:
    """What a move brings with it, as the row keeps it."""
    match step.what:
        case State.SENT:
            return {"sent_on": step.day, "sent_to": step.whom, "words": None}
        case State.CONFIRMED:
            return {"confirmed_on": step.day}
        case State.LIVE:
            return {"url": step.url}
        case State.DRAFT:
            return {"words": step.words}
    return {}


async def on_version(office: Office, caller: Caller, token: str, to: str) -> Beside:
    """`v:<token>:<state>`: take a mock-up on, in one unit."""
    now = office.clock()
    if to not in set(State):
        return Beside(alert=say("error.unknown_card"))
    async with office.store.unit(caller.property_id) as unit:
        version = await unit.website.by_token(token)
        if version is None:
            return Beside(alert=say("error.unknown_card"))
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        try:
            moved = await move(
                unit, version, State(to), Mover.of(caller.member), now, today, **_tapped(version, to, today)
            )
        except Refusal as refusal:
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, now)
        shown_site = await site_of(unit, today)
        open_links = await unit.website_links.open(moved.id, now)
        known = address(office, caller.property_id, open_links[0]) if open_links else None
        seen = shown(office, hotel, open_links[0]) if known else None
    return Beside(card(moved, shown_site, today, seen, may_move=may(caller.member.role, Right.FILE)))


def _tapped(version: Version, to: str, today: object) -> dict[str, object]:
    """What a tap says beyond the state: today."""
    if to == State.SENT:
        return {"sent_on": today, "sent_to": None, "words": None}
    return {"confirmed_on": today} if to == State.CONFIRMED else {}


COMMANDS = (Command("site", "website", site, Right.FILE, what=say("command.site"), want="know", rank=46),)
