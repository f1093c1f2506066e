"""Which names stand in stored rows, in buttons and in the programs of others?"""

import asyncio
import json
import tempfile
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Any

from bot.commands.table import COMMANDS
from bot.compose import composed
from bot.settings import Settings
from bot.telegram.buttons import BESIDE
from bot.telegram.drawing import Faces
from directors import seated
from domain.bookings.reservation import ReservationState
from domain.consent.actions import fingerprint, from_json, to_json
from domain.consent.objective import Metric
from domain.consent.proposal import State
from domain.consent.rights import Right, Role
from domain.consent.verdict import Level
from domain.finding import Severity
from domain.missions.mission import MissionState
from domain.prices.rates import Stage
from domain.prices.rules import RuleKind
from governance.consent.kinds.register import inverse_of
from governance.consent.taps import VERBS, Menu
from tests.journeys.golden.houses import BEFORE, kept, that_morning, unpacked
from tests.journeys.terminal import ROOT

ENUMS: tuple[type[Enum], ...] = (
    *(State, MissionState, Metric, RuleKind, Stage, ReservationState),
    *(Right, Role, Level, Severity, Menu),
)

# A batch taken back, a card put off, one that waits, an expense, an objective, a channel to close.
CARDS: dict[int, Iterable[Menu]] = {
    1: (Menu.LOCK,),
    4: (Menu.MAIN,),
    5: (Menu.MAIN, Menu.ADJUST, Menu.LATER, Menu.LINE),
    9: (Menu.MAIN,),
    11: (Menu.MAIN,),
    16: (Menu.MAIN,),
}


def everything() -> dict[str, Any]:
    """All that is kept beside the reads, by the name of its file."""
    return {"names": names(), "schemas": schemas(), "actions": actions(), "taps": taps()}


def names() -> dict[str, list[str]]:
    """Members of what is stored by value, commands by both names, verbs and heads of taps, directors."""
    found = {one.__name__: sorted(str(member.value) for member in one) for one in ENUMS}
    return found | {
        "commands": sorted("/".join(command.names) for command in COMMANDS),
        "verbs": sorted(VERBS),
        "beside": sorted(BESIDE),
        "directors": [seat.slug for seat in seated()],
    }


def schemas() -> dict[str, Any]:
    """Every form that is published."""
    folder = ROOT / "data" / "schemas"
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def actions() -> list[dict[str, Any]]:
    """Of each kind one row as it is stored: read and written again, its digest, and what takes it back."""
    found = []
    for one in kept("actions"):
        action = from_json(one["action"])
        inverse = inverse_of(action, 7, one["receipt"])
        found.append(
            {
                "action": to_json(action),
                "receipt": one["receipt"],
                "fingerprint": fingerprint(action),
                "inverse": None if inverse is None else to_json(inverse),
            }
        )
    return found


def taps() -> dict[str, list[str]]:
    """What the buttons of each card say to the owner, without the card's token."""
    with tempfile.TemporaryDirectory() as folder, that_morning():
        unpacked(BEFORE, Path(folder) / "house")
        return asyncio.run(_taps(Path(folder) / "house" / "var"))


async def _taps(home: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    async with composed(Settings.model_construct(lhcm_home=home)) as office:
        async with office.store.reading("villa-thaifa") as unit:
            member = (await unit.people.members(Role.OWNER))[0]
            tokens = {n: (await unit.proposals.certain(n)).token for n in CARDS}
        faces = Faces(office)
        for number, token in tokens.items():
            for menu in CARDS[number]:
                card, _ = await faces.card_reply("villa-thaifa", number, member, menu)
                data = [button.data for row in card.buttons for button in row]
                found[f"{number} {menu}"] = sorted(one.replace(token, "…") for one in data)
    return found
