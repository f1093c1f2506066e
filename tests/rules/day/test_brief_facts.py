"""Does the brief explain its words, open every figure, and show lights, prices and costs as they are?"""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from domain.bookings.night import Night
from domain.day.figures import evaluate
from domain.nights import ONE_DAY
from governance.day.brief import brief_json, compose
from governance.day.brief.money import money
from governance.day.brief.writing import Circumstances
from tests.makers import TODAY, change_rate, house_of, proposal, room_type, villa
from tests.rules.day.test_brief import BOARD, READ, fold, full_brief, full_house, text
from tests.rules.result.made import MONTH, house

SCHEMA = json.loads((Path(__file__).parents[3] / "data/schemas/brief.json").read_text(encoding="utf-8"))


def test_the_words_of_the_trade_are_explained_in_the_first_week_only() -> None:
    calm = full_house(stays=[], channels=(), gaps=())
    first = fold(compose(calm, BOARD, about=Circumstances(mornings=6)).reply)
    later = fold(compose(calm, BOARD, about=Circumstances(mornings=7)).reply)
    assert "ADR net 1 690 MAD : prix moyen, commissions ôtées" in first
    assert "RevPAR 829 MAD : par chambre, vendue ou vide" in first
    assert "ADR net 1 690 MAD · RevPAR 829 MAD" in later
    assert "commissions ôtées" not in later


def test_what_a_figure_does_not_cover_is_said_in_rooms() -> None:
    hotel = villa(room_types=(*villa().room_types, room_type("eighth", units=None)))
    cells = [
        Night(
            "junior-suite",
            TODAY - ONE_DAY,
            1,
            sold=1,
            priced=1,
            revenue=Decimal(1990),
            commission=Decimal(300),
        ),
        Night("triple", TODAY - ONE_DAY, 2, sold=1, priced=1, revenue=Decimal(1000)),
    ]
    shown = fold(compose(house_of(hotel, nights=cells, source_ages=READ), BOARD).reply)
    assert "ADR net 1 690 MAD · commission connue pour 1 sur 2 · RevPAR 249 MAD sur 12 chambres" in shown


@pytest.mark.parametrize("push", [True, False])
def test_lights_show_only_what_is_computed(push: bool) -> None:
    brief = compose(full_house(push=push, dead_updates=1), BOARD)
    assert {light.key: light.level.value for light in brief.lights} == {
        "otas": "bad",
        "sync": "bad",
        "data": "warn",
        "decisions": "good",
        "app": "warn",
    }
    blank = compose(house_of(), BOARD)
    assert {light.key: light.level.value for light in blank.lights} == {
        "otas": "unknown",
        "sync": "unknown",
        "data": "unknown",
        "decisions": "good",
        "app": "good",
    }


def test_the_json_keeps_its_schema_and_every_figure_opens() -> None:
    for brief in (full_brief(), compose(house_of(), BOARD)):
        printed = json.loads(json.dumps(brief_json(brief)))
        jsonschema.Draft202012Validator(SCHEMA).validate(printed)
        shown = (*brief.morning.figures, *(f for finding in brief.findings for f in finding.figures))
        assert set(printed["figures"]) == {figure.key for figure in shown}
        for key, figure in printed["figures"].items():
            operands = tuple(
                (name, None if value is None else Decimal(value))
                for name, value in figure["operands"].items()
            )
            if figure["value"] is not None:
                assert evaluate(figure["formula"], operands) == Decimal(figure["value"]), key


def test_prices_that_differ_or_are_not_known_before_read_as_such() -> None:
    new = proposal(change_rate(before=None))
    both = proposal(change_rate(nights=3), number=2)
    shown = text(compose(full_house(), BOARD, [new, both]).reply)
    assert "n° 1 · Suite Junior le 23 déc. : 2 990 MAD" in shown
    assert "n° 2 · Suite Junior du 23 au 25 déc. : 2 600 → 2 990 MAD" in shown


def test_what_the_models_cost_yesterday_stands_beside_the_age_of_the_data() -> None:
    spent = compose(full_house(), BOARD, about=Circumstances(spent_yesterday=Decimal("0.3104")))
    assert "IA hier 0,311 USD" in text(spent.reply)
    for none in (None, Decimal(0)):
        assert "IA hier" not in text(
            compose(full_house(), BOARD, about=Circumstances(spent_yesterday=none)).reply
        )


def test_a_month_that_is_over_has_one_gop_and_no_range() -> None:
    over = house(today=MONTH + timedelta(days=30))
    [gop] = [line.phrase for line in money(over) if line.phrase.key.startswith("brief.gop")]
    assert gop.key == "brief.gop_only"
