"""What does the house of the journeys hold: Villa Thaifa by the real import, its prices, its channel manager?"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema

from channels.simulated.hotelrunner import BookedRoom, SimulatedHotelRunner, simple_rooms
from tests import warm

ROOT = Path(__file__).parent.parent.parent
SPEC = ROOT / "data" / "specs" / "villa-thaifa"
HOUSE = "villa-thaifa"
SAID, OMAR, STRANGER = 7001, 7002, 7099
BOT_TOKEN = "7000000001:AAtwin-token_for-tests-only_0123456789"
HR_TOKEN = "hr-s3cr3t-Token-for-journeys"
HR_ID = "401071"

# (HotelRunner's code, our code, name in HotelRunner, units, price of every night in the imported calendar)
ROOMS = (
    ("HR:101", "double-superior", "Chambre Double Supérieure", 2, 1500),
    ("HR:102", "double-standard", "Chambre Double Standard", 2, 1350),
    ("HR:103", "triple", "Chambre Triple", 2, 1750),
    ("HR:104", "quadruple", "Chambre Quadruple", 2, 1950),
    ("HR:105", "family", "Chambre Familiale", 2, 2050),
    ("HR:106", "junior-suite", "Suite Junior", 1, 2100),
    ("HR:107", "presidential-suite", "Suite Présidentielle", 1, 3900),
)
JUNIOR, SUPERIOR = "HR:106", "HR:101"


def lhcm(home: Path, *words: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """One command of the real console script in a process of its own; `typed` is its standard input."""
    return warm.run("bot", *words, cwd=home, env=surroundings(home, environment), typed=typed)


def read(home: Path, *words: str) -> Any:
    """What a command prints for programs, checked against its published schema."""
    printed = json.loads(lhcm(home, *words, "--format", "json").stdout)
    schema = json.loads((ROOT / "data" / "schemas" / f"{words[0]}.json").read_text(encoding="utf-8"))
    jsonschema.validate(printed, schema, format_checker=jsonschema.FormatChecker())
    return printed


def surroundings(home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """An environment that knows nothing of the machine's own."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**inherited, "PYTHONPATH": str(ROOT), "LHCM_HOME": str(home), "TZ": "UTC", **environment}


def furnish(home: Path, first: date, nights: int = 420, **environment: str) -> None:
    """The real spec, then the same with hours that ask for nothing, then a calendar of prices from `first` on.

    A brief at one minute to midnight is never due, and quiet hours of no length keep no message back, so that
    these journeys read the same at any hour of the day.
    """
    home.mkdir(parents=True, exist_ok=True)
    lhcm(home, "import", str(SPEC), **environment)
    sleepless = home / "spec"
    shutil.copytree(SPEC, sleepless)
    with (sleepless / "property" / "property.yaml").open("a", encoding="utf-8") as file:
        file.write('brief_at: "23:59"\nquiet_from: "00:00"\nquiet_until: "00:00"\n')
    lhcm(home, "import", str(sleepless), **environment)
    lhcm(home, "import", str(price_list(home, first, nights)), **environment)


def price_list(folder: Path, first: date, nights: int) -> Path:
    """A rate calendar as a panel exports it."""
    last = first + timedelta(days=nights)
    rows = [f"{ours};{first};{last};{price}" for _, ours, _, _, price in ROOMS]
    path = folder / "calendrier.csv"
    path.write_text("\n".join(["Type;Du;Au;Prix", *rows, ""]), encoding="utf-8")
    return path


def channel_manager(first: date, nights: int = 420, **facts: object) -> SimulatedHotelRunner:
    """HotelRunner with the same rooms and the same prices."""
    pools = [(code, name, units) for code, _, name, units, _ in ROOMS]
    twin = SimulatedHotelRunner(
        simple_rooms(pools, "MAD"),
        token=HR_TOKEN,
        hr_id=HR_ID,
        currency="MAD",
        quota_day=None,
        quota_minute=None,
        **facts,  # type: ignore[arg-type]
    )
    every_night = [first + timedelta(days=n) for n in range(nights)]
    for code, _, _, _, price in ROOMS:
        twin.seed_calendar(code, every_night, price=str(price))
    return twin


def stay(code: str, first: date, nights: int = 2, nightly: int = 1500) -> BookedRoom:
    """One room for some nights."""
    return BookedRoom(code, first, first + timedelta(days=nights), Decimal(nightly))
