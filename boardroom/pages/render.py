"""How does a template become a page that carries nothing but our own, and that only Telegram may frame?"""

from __future__ import annotations

import functools
import hashlib
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from boardroom.labels import LABELS
from boardroom.ports import Lobby, Words
from governance.post.replies import Tone

ROOM = Path(__file__).parents[1]
STATIC = ROOM / "static"
FRAMED_BY = "https://web.telegram.org"
LANGUAGES_FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur"})


@functools.cache
def templates() -> Environment:
    """The room's templates; whatever they are given is text."""
    return Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@functools.cache
def stamped(name: str) -> str:
    """The address of one of our files, which changes with what is in it, so that it may be kept for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{digest}/{name}"


def drawn(
    lobby: Lobby, words: Words, template: str, values: Mapping[str, Any], status: int = 200
) -> HTMLResponse:
    """The page in one language, with its headers."""
    nonce = secrets.token_urlsafe(16)
    response = HTMLResponse(rendered(lobby, words, template, values, nonce), status)
    guard(lobby, response, nonce)
    return response


def rendered(lobby: Lobby, words: Words, template: str, values: Mapping[str, Any], nonce: str = "") -> str:
    """The template in one language; `nonce` lets its own scripts run."""
    return (
        templates()
        .get_template(template)
        .render(
            language=words.language,
            direction="rtl" if words.language in LANGUAGES_FROM_THE_RIGHT else "ltr",
            nonce=nonce,
            file=stamped,
            label={name: words.plain(phrase) for name, phrase in LABELS.items()},
            put=words.text,
            plain=words.plain,
            prose=lambda phrase: lobby.hands.prose(words.plain(phrase), words.language),
            tone=Tone,
            **values,
        )
    )


def guard(lobby: Lobby, response: Response, nonce: str = "") -> Response:
    """The headers of everything that shows the house."""
    scripts = f"'nonce-{nonce}'" if nonce else "'none'"
    response.headers.update(
        {
            "Content-Security-Policy": f"default-src 'self'; script-src {scripts}; style-src 'self'; "
            "img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
            f"form-action 'self'; frame-ancestors {FRAMED_BY}",
            "Permissions-Policy": "microphone=(self), camera=(), geolocation=(), payment=()",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex, nofollow, noarchive",
            "Cache-Control": "private, no-store",
        }
    )
    if lobby.secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
