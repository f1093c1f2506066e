"""Does the hotelier's page on prices state the rules and beliefs that the engine really has?"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from bot.commands.table import COMMANDS
from directors.revenue.engine import Belief, Policy
from domain.prices.advice import ENOUGH_BOOKINGS, ENOUGH_DAYS
from domain.prices.rules import DEAD_BAND, LARGEST_MOVE, LINES_ALLOWED, MOST_LINES, NEAR_DAYS
from domain.prices.taste import PATTERN
from domain.prices.trials import STEP

PAGE = (Path(__file__).parents[3] / "docs" / "prices.md").read_text(encoding="utf-8")


def _per_cent(share: Decimal | float) -> str:
    return f"{round(float(share) * 100)} %"


def test_its_figures_are_those_of_the_house() -> None:
    belief = Belief()
    assert f"coûte {belief.elasticity:.2f}".replace(".", ",") in PAGE
    assert f"à {belief.spread:.1f} près".replace(".", ",") in PAGE
    assert f"rien sous {_per_cent(DEAD_BAND)}" in PAGE
    assert f"{_per_cent(LARGEST_MOVE)} par jour au plus" in PAGE
    assert f"les {NEAR_DAYS} derniers jours" in PAGE
    assert f"{_per_cent(1 - Policy().caution)} du chemin" in PAGE
    assert f"{ENOUGH_BOOKINGS} réservations sur {ENOUGH_DAYS} jours" in PAGE
    assert f"+{_per_cent(STEP)}" in PAGE
    assert (MOST_LINES, PATTERN) == (5, 3)  # « cinq lignes », « trois refus »
    assert f"de {LINES_ALLOWED[0]} à {LINES_ALLOWED[-1]}" in PAGE


def test_its_commands_exist() -> None:
    typed = {command.name for command in COMMANDS}
    assert set(re.findall(r"`/(\w+)", PAGE)) <= typed
