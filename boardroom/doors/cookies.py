"""Which cookies does the page set, and how are they kept from everybody else?"""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response

from boardroom.ports import Lobby
from domain.entrance.session import ABSOLUTE, LINK_LASTS


def session_name(lobby: Lobby) -> str:
    """`__Host-` ties a cookie to this very host, to https and to the whole of it."""
    return "__Host-lhcm" if lobby.secure else "lhcm"


def device_name(lobby: Lobby) -> str:
    """The cookie by which a link knows its first device again."""
    return "__Host-lhcm-device" if lobby.secure else "lhcm-device"


def keep(
    lobby: Lobby, response: Response, name: str, value: str, seconds: int, *, framed: bool = False
) -> None:
    """Set a cookie that no script reads. `framed`: the page stands in Telegram's web client, a site of its own,
    where only a partitioned cookie is sent back; what it may do is then guarded by the form's own token."""
    parts = [f"{name}={value}", "Path=/", f"Max-Age={seconds}", "HttpOnly"]
    if lobby.secure:
        parts.append("Secure")
    parts += ["SameSite=None", "Partitioned"] if framed and lobby.secure else ["SameSite=Lax"]
    response.headers.append("Set-Cookie", "; ".join(parts))


def keep_session(lobby: Lobby, response: Response, raw: str, *, framed: bool = False) -> None:
    """The session's cookie, for as long as a session can last."""
    keep(lobby, response, session_name(lobby), raw, int(ABSOLUTE.total_seconds()), framed=framed)


def drop_session(lobby: Lobby, response: Response) -> None:
    """Forget it, wherever the page stands."""
    for framed in (False, True):
        keep(lobby, response, session_name(lobby), "", 0, framed=framed)


def device_of(lobby: Lobby, request: Request) -> str:
    """The device's own secret: the one that it has, or a new one."""
    return request.cookies.get(device_name(lobby)) or secrets.token_urlsafe(32)


def keep_device(lobby: Lobby, response: Response, device: str) -> None:
    """The device is known again for as long as a link lasts."""
    keep(lobby, response, device_name(lobby), device, int(LINK_LASTS.total_seconds()))
