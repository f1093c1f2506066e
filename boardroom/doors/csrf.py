"""Was this form sent from our own page, by whoever is in?"""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request

FIELD = "csrf"
HEADER = "x-csrf"
_SAME = frozenset({"same-origin", "none"})


def token(session: str) -> str:
    """The word that every form of a session carries; nobody makes it without the cookie."""
    return hmac.new(session.encode(), b"lhcm-form", hashlib.sha256).hexdigest()


def ours(request: Request, session: str, given: str) -> bool:
    """The form's word, and an origin that is this very page where the browser tells one."""
    if not hmac.compare_digest(token(session).encode(), given.encode()):
        return False
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in _SAME:
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
