"""Does any kill at any moment lose, double or misreport anything?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.pilot import furnish
from tests.kill.life import Outcome, live
from tests.kill.many import run, told
from tests.postgres import create_database, postgres_server

pytestmark = pytest.mark.proof
A_LIFE = 10


def test_two_hundred_kills(
    furnished: Path, tmp_path: Path, chosen_seeds: list[int] | None, report: list[Outcome]
) -> None:
    report += run(lambda seed: live(seed, furnished, tmp_path, A_LIFE), chosen_seeds or range(1, 21))
    assert not told(report), told(report)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres_server() as url:
        yield url


def test_fifty_kills_on_postgresql(
    server: str, tmp_path: Path, chosen_seeds: list[int] | None, report: list[Outcome]
) -> None:
    home = tmp_path / "home"
    furnish(home, datetime.now(UTC).date(), DATABASE_URL=create_database(server, "furnished"))

    def on_postgresql(seed: int) -> Outcome:
        database = create_database(server, f"life{seed}", template="furnished")
        return live(seed, home, tmp_path, A_LIFE, database=database)

    report += run(on_postgresql, chosen_seeds or range(101, 106))
    assert not told(report), told(report)
