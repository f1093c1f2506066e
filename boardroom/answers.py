"""How does the page that follows a deed say what became of it?

What is to be said travels in a cookie of the house's own signing and is shown once: addresses carry no words and no
figures, and nobody else can put words onto the page.
"""

from __future__ import annotations

import json

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.responses import RedirectResponse, Response

from boardroom.doors.cookies import keep
from boardroom.pages.render import guard
from boardroom.visit import Visit
from domain.phrase import Phrase
from domain.phrase_json import decode, encode

NAME = "lhcm-said"
LASTS = 60  # seconds


def told(visit: Visit, to: str, phrase: Phrase | None = None) -> Response:
    """Go on to a page, which says the phrase once."""
    response = guard(visit.lobby, RedirectResponse(to, 303))
    if phrase is not None:
        signed = _signer(visit).dumps(json.dumps(encode(phrase)))
        keep(visit.lobby, response, NAME, str(signed), LASTS, framed=True)
    return response


def waiting(visit: Visit) -> Phrase | None:
    """What the last deed has left to be said; None for nothing, and for what this house did not sign."""
    raw = visit.request.cookies.get(NAME)
    if not raw:
        return None
    try:
        found = decode(json.loads(_signer(visit).loads(raw, max_age=LASTS)))
    except (BadData, ValueError, TypeError, KeyError):
        return None
    return found if isinstance(found, Phrase) else None


def said(visit: Visit, response: Response) -> None:
    """It was shown: forget it."""
    if NAME in visit.request.cookies:
        keep(visit.lobby, response, NAME, "", 0, framed=True)


def _signer(visit: Visit) -> URLSafeTimedSerializer:
    """For this session alone."""
    return URLSafeTimedSerializer(
        visit.lobby.office.key.value(), salt=f"page-said-{visit.visitor.session.id}"
    )
