"""Which accounts does a house hold with others, and what does each consist of?"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import refuse

# The bot's number and its secret, as BotFather gives them.
BOT_TOKEN = re.compile(r"\d{6,16}:[A-Za-z0-9_-]{30,64}")


class Held(enum.StrEnum):
    """An account that one house has and no other one."""

    MAILBOX = "mailbox"
    HOTELRUNNER = "hotelrunner"
    DRIVE = "drive"
    BOT = "bot"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an account consists of. A `secret` is never shown again; `free` may be left out."""

    name: str
    secret: bool = False
    free: bool = False


PARTS: Mapping[Held, tuple[Part, ...]] = {
    Held.MAILBOX: (
        Part("host"),
        Part("user"),
        Part("password", secret=True),
        Part("port", free=True),
        Part("smtp_host", free=True),
        Part("smtp_port", free=True),
        Part("smtp_user", free=True),
        Part("smtp_password", secret=True, free=True),
        Part("sender", free=True),
    ),
    Held.HOTELRUNNER: (Part("hr_id"), Part("token", secret=True)),
    # The key file's JSON in one line, the folder's address, and for whom its files are.
    Held.DRIVE: (Part("credentials", secret=True), Part("folder"), Part("audience", free=True)),
    Held.BOT: (Part("token", secret=True),),
}


def whole(held: Held, told: Mapping[str, str]) -> dict[str, str]:
    """What was told, without what was left empty. Refusal: something is missing, or means nothing here."""
    known = {part.name: part for part in PARTS[held]}
    strange = sorted(told.keys() - known.keys())
    if strange:
        raise refuse("account.no_such_part", part=strange[0][:40], parts=tuple(known))
    found = {name: value.strip() for name, value in told.items() if value.strip()}
    missing = tuple(name for name, part in known.items() if not part.free and name not in found)
    if missing:
        raise refuse("account.missing", parts=missing)
    ports = [found[name] for name in ("port", "smtp_port") if name in found]
    if any(not port.isdecimal() or not 0 < int(port) < 65536 for port in ports):
        raise refuse("account.port")
    if held is Held.BOT and not BOT_TOKEN.fullmatch(found["token"]):
        raise refuse("account.bot_token")
    return found
