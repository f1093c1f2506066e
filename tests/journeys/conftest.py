"""Which house does every journey begin in?"""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.journeys.pilot import SPEC, furnish, lhcm, price_list
from tests.journeys.stage import Stage, staged


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Villa Thaifa, imported once by the real command line; every journey gets a copy."""
    home = tmp_path_factory.mktemp("furnished") / "home"
    furnish(home, datetime.now(UTC).date())
    return home


@pytest.fixture(scope="session")
def october(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real spec with its real hours and its incident, and prices from 13 October 2026 on."""
    home = tmp_path_factory.mktemp("october") / "home"
    home.mkdir()
    lhcm(home, "import", str(SPEC))
    lhcm(home, "import", str(price_list(home, date(2026, 10, 13), 420)))
    return home


@pytest.fixture
def home(furnished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(furnished, tmp_path / "home"))


@pytest.fixture
def stage(home: Path) -> Iterator[Stage]:
    """The twins are up; the journey itself starts the bot."""
    with staged(home) as stage:
        yield stage
