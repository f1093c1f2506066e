"""Does every usual way to state an objective become the right structure, and the rest a sentence?"""

from decimal import Decimal

import pytest

from domain.consent.actions import SetObjective
from domain.errors import Refusal
from domain.property import Property
from governance.consent.objectives.sentence import objective_from
from tests.makers import TODAY, room_type, villa
from tests.rules.tables import rows

TABLE = rows("objectives")


def told(sentence: str, hotel: Property | None = None) -> str:
    """The objective in a line, or « refused » and the key."""
    try:
        objective = objective_from(sentence, hotel or villa(), TODAY)
    except Refusal as refusal:
        return f"refused {refusal.phrase.key}"
    return " ".join(parts(objective))


def parts(objective: SetObjective) -> list[str]:
    span, target = objective.period, objective.target
    shown = [objective.metric.value, "max" if target is None else f"{target.normalize():f}"]
    shown.append(f"{span.first:%d/%m/%y}-{span.last:%d/%m/%y}")
    shown += [objective.room_type] if objective.room_type else []
    shown += [f"floor {objective.price_floor:f}"] if objective.price_floor is not None else []
    shown += [f"ceiling {objective.price_ceiling:f}"] if objective.price_ceiling is not None else []
    return shown + ([f"review {objective.review_on:%d/%m/%y}"] if objective.review_on != span.last else [])


@pytest.mark.parametrize(("sentence", "meaning"), TABLE)
def test_the_table(sentence: str, meaning: str) -> None:
    assert told(sentence) == meaning


def test_the_table_is_long_enough_to_mean_something() -> None:
    refused = [meaning for _, meaning in TABLE if meaning.startswith("refused")]
    assert len(TABLE) >= 60
    assert len(refused) >= 15


def test_the_words_stay_as_they_were_typed() -> None:
    typed = "  Remplir  février sans descendre\nsous 1\u202f400 MAD "
    assert objective_from(typed, villa(), TODAY).words == "Remplir février sans descendre sous 1 400 MAD"


def test_rooms_are_counted_in_the_house_or_in_the_type() -> None:
    doubles = objective_from("double standard 1 chambre par nuit en mars", villa(), TODAY)
    assert (doubles.room_type, doubles.target) == ("double-standard", Decimal("0.5"))
    unknown = villa(room_types=(room_type("junior-suite", None),))
    assert told("occupation 3 chambres en mars", unknown) == "refused objective.units_unknown"


def test_the_currency_is_the_house_s() -> None:
    assert told("ADR 150 € en mars", villa(currency="EUR")) == "adr 150 01/03/27-31/03/27"
    assert told("ADR 1500 MAD en mars", villa(currency="EUR")) == "refused spoken.other_currency"
