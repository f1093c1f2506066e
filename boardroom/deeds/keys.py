"""How does somebody who is in make a key of this device, show by one who decides, and take one away?"""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from boardroom.answers import told
from boardroom.deeds.proof import back_to
from boardroom.doors.keys import answered, asked, challenge_of
from boardroom.doors.site import site_here
from boardroom.pages.render import guard
from boardroom.visit import Visit
from domain.entrance.passkey import to_make, to_show
from domain.phrase import say
from governance.entrance import passkeys


async def begin_making(visit: Visit) -> Response:
    """What his device is asked to make a key of; who has not just proven who he is does so first."""
    site, visitor = site_here(visit.lobby, visit.request), visit.visitor
    if site is None:
        return guard(visit.lobby, Response(status_code=404))
    if not visitor.session.proven(visit.now):
        return guard(visit.lobby, JSONResponse({"to": "/prouver?to=%2Facces"}))
    async with visit.lobby.office.store.reading(visitor.property_id) as unit:
        known = [one.credential for one in await unit.passkeys.of(visitor.member.person.id)]
    person, name = visitor.member.person.id, visitor.member.person.name or "LHCM"
    return asked(
        visit.lobby,
        f"make:{visitor.session.id}",
        lambda challenge: to_make(site, visit.hotel.name, person, name, challenge, known),
    )


async def make(visit: Visit) -> Response:
    """The key that his device made."""
    site = site_here(visit.lobby, visit.request)
    challenge = challenge_of(visit.lobby, visit.request, f"make:{visit.visitor.session.id}")
    answer = (await visit.request.body()).decode(errors="replace")
    if site is None or challenge is None:
        return guard(visit.lobby, Response(status_code=403))
    found = await passkeys.keep(visit.lobby.office, visit.visitor, answer, site, challenge)
    return answered(visit.lobby, "/acces") if found else guard(visit.lobby, Response(status_code=403))


async def begin_proving(visit: Visit) -> Response:
    """What one of his own devices is asked."""
    site, visitor = site_here(visit.lobby, visit.request), visit.visitor
    async with visit.lobby.office.store.reading(visitor.property_id) as unit:
        known = [one.credential for one in await unit.passkeys.of(visitor.member.person.id)]
    if site is None or not known:
        return guard(visit.lobby, Response(status_code=404))
    return asked(
        visit.lobby, f"prove:{visitor.session.id}", lambda challenge: to_show(site, challenge, known)
    )


async def prove(visit: Visit) -> Response:
    """He is who he says; on to the decision, which he still presses himself."""
    lobby, visitor = visit.lobby, visit.visitor
    site, challenge = (
        site_here(lobby, visit.request),
        challenge_of(lobby, visit.request, f"prove:{visitor.session.id}"),
    )
    answer = (await visit.request.body()).decode(errors="replace")
    if site is None or challenge is None:
        return guard(lobby, Response(status_code=403))
    if not await passkeys.prove(lobby.office, visitor, answer, site, challenge):
        return guard(lobby, Response(status_code=403))
    return answered(lobby, back_to(visit.request.headers.get("x-to", "")))


async def remove(visit: Visit) -> Response:
    """One of his keys is forgotten."""
    which = (await visit.form()).get("key", "")
    known = which.isascii() and which.isdecimal() and len(which) < 16
    gone = known and await passkeys.remove(visit.lobby.office, visit.visitor, int(which))
    return told(visit, "/acces", say("page.key_removed") if gone else None)
