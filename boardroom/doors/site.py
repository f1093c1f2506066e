"""Under which name do devices know this page?"""

from __future__ import annotations

from starlette.requests import Request

from boardroom.ports import Lobby
from domain.entrance.passkey import Site, site_of


def site_here(lobby: Lobby, request: Request) -> Site | None:
    """The public address, else this very machine by its name; None where devices keep no keys."""
    return site_of(lobby.office.public_url or f"http://{request.headers.get('host', '')}")
