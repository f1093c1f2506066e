"""Which links may guests be given, and who states them?"""

from __future__ import annotations

from bot.command import Caller
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.phrase import say
from governance.guests.linking import BOT, LINK, booking_page, link_of_stay
from governance.office import Office
from governance.post.replies import Line, Reply, reply


async def links(office: Office, caller: Caller, words: str) -> Reply:
    """« /messages lien https://… » states the booking page, « lien R42 » gives the way to the guests' bot.

    Without words both. Refusal for an address that is none, a number that no booking has, who may not state it.
    """
    said = words.strip()
    async with office.store.unit(caller.property_id) as unit:
        if said.casefold().startswith(("http:", "https:")):
            if not may(caller.member.role, Right.OBJECTIVES):
                raise refuse("card.not_entitled")
            page = booking_page(said)
            await unit.settings.set(LINK, page, by=f"person:{caller.member.person.id}", at=office.clock())
            return reply(say("links.stated", link=page))
        if said:
            link = await link_of_stay(office, unit, said)
            return reply(say("links.of_stay", link=link) if link else say("links.no_bot"))
        page, bot = await unit.settings.get(LINK), await unit.settings.get(BOT)
    shown = [Line(say("links.page", link=page) if page else say("links.no_page"))]
    shown.append(Line(say("links.bot", name=bot) if bot else say("links.no_bot")))
    return reply(*shown, Line(say("links.how"), quiet=True))
