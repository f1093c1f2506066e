"""Is every row that must never leave objected to, and no other?"""

from datetime import date
from decimal import Decimal

import pytest

from channels.ports import ExternalRate, PushRow
from channels.writable import Objection, Obstacle, objections
from domain.prices.rates import CellValue

SOLD_ON = ("online", "bookingcom")
MASTER = ExternalRate("HR:1", "HR:1", "Suite", "EUR", True, True, True, False, channels=SOLD_ON)
DERIVED = ExternalRate("HR:1", "NR:HR:1", "Suite NR", "EUR", False, False, False, False, channels=SOLD_ON)
CLOSED = ExternalRate("HR:2", "HR:2", "Double", "EUR", False, True, False, False)
DEFAULT = ExternalRate("HR:0", "HR:0", "Default Room", "EUR", False, False, False, True)
SILENT = ExternalRate("HR:3", "HR:3", "Twin", None, True, True, True, False)
RATES = [MASTER, DERIVED, CLOSED, DEFAULT, SILENT]


@pytest.mark.parametrize(
    ("code", "value", "currency", "channels", "expected"),
    [
        ("HR:1", CellValue(price=Decimal(1), min_stay=2, availability=1), "EUR", ["online"], []),
        ("HR:1", CellValue(price=Decimal(1)), "MAD", [], [(Obstacle.CURRENCY, "EUR")]),
        ("HR:1", CellValue(min_stay=2), "MAD", [], []),
        ("HR:1", CellValue(min_stay=2), "EUR", ["vrbo"], [(Obstacle.CHANNEL, "vrbo")]),
        ("HR:2", CellValue(availability=1), "EUR", [], []),
        ("HR:2", CellValue(price=Decimal(1), stop_sell=True), "EUR", [], [
            (Obstacle.DERIVED, "price"), (Obstacle.DERIVED, "stop_sell"),
        ]),
        ("HR:3", CellValue(price=Decimal(1)), "EUR", [], [(Obstacle.CURRENCY, "")]),
        ("HR:0", CellValue(availability=1), "EUR", [], [(Obstacle.CATCH_ALL, "")]),
        ("HR:9", CellValue(availability=1), "EUR", [], [(Obstacle.UNKNOWN_ROOM, "")]),
    ],
)  # fmt: skip
def test_objections(
    code: str, value: CellValue, currency: str, channels: list[str], expected: list[tuple[Obstacle, str]]
) -> None:
    rows = [PushRow(code, date(2026, 3, day), value) for day in (1, 2)]
    found = objections(rows, RATES, currency, channels)
    assert found == tuple(Objection(code, *reason) for reason in expected)
