"""How does somebody show again who he is, before a decision that a lost phone must not take?"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from starlette.responses import Response

from boardroom.answers import told
from boardroom.doors.site import site_here
from boardroom.framed import framed
from boardroom.view import Shown
from boardroom.views.decisions import VIEW as DECISIONS
from boardroom.visit import Visit
from domain.phrase import say
from governance.entrance import proving

_BACK = re.compile(r"/[a-z]{0,20}(/\d{1,9})?")


async def prove_page(visit: Visit) -> Response:
    """Sends a code to his own Telegram and asks for it."""
    to = back_to(visit.request.query_params.get("to", ""))
    async with visit.lobby.office.store.unit(visit.visitor.property_id) as unit:
        await proving.ask(visit.lobby.office, unit, visit.visitor)
        keys = await unit.passkeys.of(visit.visitor.member.person.id)
    visit.lobby.hands.ring()
    by_key = bool(keys) and site_here(visit.lobby, visit.request) is not None
    wrong = visit.request.query_params.get("again") == "1"
    return framed(visit, DECISIONS, Shown("prove.html.j2", {"to": to, "wrong": wrong, "by_key": by_key}))


async def prove(visit: Visit) -> Response:
    """The code that was typed: on to the decision, or a fresh code."""
    form = await visit.form()
    to = back_to(form.get("to", ""))
    async with visit.lobby.office.store.unit(visit.visitor.property_id) as unit:
        right = await proving.prove(visit.lobby.office, unit, visit.visitor, form.get("code", "")[:20])
    if right:
        return told(visit, to, say("page.proven"))
    return told(visit, f"/prouver?{urlencode({'to': to, 'again': '1'})}")


def back_to(wanted: str) -> str:
    """One of our own pages, whatever the address says."""
    return wanted if _BACK.fullmatch(wanted) else "/"
