"""Do ten thousand spoilt bodies leave no error behind, and is a good one still read afterwards?"""

import json
import random
from pathlib import Path
from typing import Any

from channels.hotelrunner import inventory, parse, transactions
from channels.hotelrunner.callback import deliveries
from channels.hotelrunner.wire_json import NotJson, decode

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "hotelrunner").glob("*.json"))
STRANGE: list[Any] = [
    None, True, False, 0, -1, 1e308, -0.0, "", " ", "NaN", "1e9999", "0x10", "٣", "2026-02-30", "9999-12-31",
    "0001-01-01T00:00:00+14:00", "2026-W01-1", "\u0000", "\ud800", "👑" * 50, [], {}, [[]], [None], {"a": {}},
    {"counts": None}, 10**30, "HR:1", "canceled", "x" * 5000,
]  # fmt: skip
BODIES = 10_000


def spoil(value: Any, chance: random.Random) -> Any:
    """The value with something strange in one or more places, keys lost, or lists repeated."""
    if chance.random() < 0.04:
        return chance.choice(STRANGE)
    if isinstance(value, dict):
        return {
            key if chance.random() > 0.01 else str(chance.choice(STRANGE)): spoil(item, chance)
            for key, item in value.items()
            if chance.random() > 0.02
        }
    if isinstance(value, list):
        return [spoil(item, chance) for item in value] * chance.choice([1, 1, 1, 2])
    return value


def cut(text: str, chance: random.Random) -> str:
    """The text as a broken line would leave it: shortened, or with a character changed."""
    place = chance.randrange(len(text))
    changed = text[:place] + chance.choice('{}[]",:\x00é') + text[place + 1 :]
    return chance.choice([text, text, text, text[:place], changed])


def test_ten_thousand_spoilt_bodies_leave_no_error_behind() -> None:
    chance = random.Random(20260201)
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in FIXTURES]
    understood = 0
    for _ in range(BODIES):
        document = spoil(chance.choice(documents), chance)
        text = cut(json.dumps(chance.choice([document, {"reservations": [document]}])), chance)
        for found in deliveries(text):
            assert (found.reservation is None) == (found.problem is not None)
            json.dumps(found.raw).encode()
            understood += found.reservation is not None
        try:
            body = decode(text)
        except NotJson:
            continue
        transactions.status(body, "700000001")
        if isinstance(body, dict):
            inventory.rates(body)
            inventory.channels(body)
    assert 100 < understood < BODIES  # neither everything nor nothing was readable

    good = json.loads((FIXTURES[0].parent / "reservation_2026.json").read_text(encoding="utf-8"))
    assert parse.envelope(good).reservation is not None
