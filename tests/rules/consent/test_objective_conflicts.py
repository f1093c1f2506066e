"""Is everything that stands against an objective told before it is taken, and nothing that does not?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given

from bot.words.phrases import Words
from domain.consent.actions import SetObjective
from domain.consent.objective import Metric, Objective
from domain.errors import Refusal
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import Span
from domain.phrase import Percent, Phrase
from governance.consent.objectives.conflicts import conflicts
from governance.consent.objectives.sentence import objective_from
from tests.makers import TODAY, house_of, room_type, stay, villa
from tests.rules.conversation.spoken_pieces import SENTENCES

FEBRUARY = Span(date(2027, 2, 1), date(2027, 2, 28))
HOUSE = house_of()


def told(sentence: str, house: House = HOUSE) -> dict[str, Phrase]:
    """The conflicts of the objective that this sentence states, by key."""
    found = conflicts(objective_from(sentence, house.hotel, house.today), house)
    return {phrase.key.removeprefix("objective."): phrase for phrase in found}


def objective(metric: Metric = Metric.OCCUPANCY, **fields: Any) -> Objective:
    given: dict[str, Any] = {
        "target": None,
        "period": FEBRUARY,
        "price_floor": None,
        "review_on": FEBRUARY.last,
    }
    return Objective(3, metric, words="mine", **{**given, **fields})


def sold(rooms: int, nights: int, **fields: Any) -> House:
    """A house of three rooms of one type, of which some are sold from today on."""
    hotel = villa(room_types=(room_type("junior-suite", 3),))
    stays = [stay(check_in=TODAY, nights=nights, **fields) for _ in range(rooms)]
    return house_of(hotel, stays=stays)


def test_nothing_to_say_about_an_objective_in_the_house_s_own_limits() -> None:
    assert told("occupation 80 % en février") == {}
    assert told("marge GOP 38 % cet été") == {}


def test_the_full_house_at_the_lowest_price_is_worked_out() -> None:
    total = told("remplir février sans descendre sous 1 400 MAD")["sum_at_floor"]
    assert total.args["total"] == Money(Decimal(470_400), "MAD")
    printed = Words("fr").text(total)
    assert (
        printed.replace("\u202f", " ")
        .replace("\xa0", " ")
        .startswith("12 chambres × 28 nuits à 1 400 MAD = au plus 470 400 MAD")
    )


def test_prices_below_the_floor_today_are_counted() -> None:
    below = told("remplir février sans descendre sous 1 400 MAD")["conflict_priced_below"]
    assert below.args["n"] == 28
    assert [str(name) for name in below.args["types"]] == ["Chambre Double Standard"]


def test_a_floor_above_a_type_s_ceiling_and_a_ceiling_below_a_type_s_floor() -> None:
    high = told("remplir février sans descendre sous 4 000 MAD")["conflict_ceiling"]
    assert [str(name) for name in high.args["types"]] == ["Chambre Double Standard"]  # 3 × 1 200
    low = told("remplir février plafond 1 200 MAD")["conflict_floor"]
    assert [str(name) for name in low.args["types"]] == ["Suite Junior", "Suite Présidentielle"]


def test_what_the_highest_prices_do_not_allow() -> None:
    assert told("ADR 13 000 MAD en février")["conflict_beyond"].args["most"] == Money(Decimal(12_600), "MAD")
    assert "conflict_beyond" not in told("ADR 12 600 MAD en février")
    # full at every ceiling: 3 × (2 × 1 500 + 2 × 1 200 + 2 × 1 700 + 2 × 2 000 + 2 × 2 300 + 2 600 + 4 200) / 12
    assert told("RevPAR 6 051 MAD en février")["conflict_beyond"].args["most"] == Money(Decimal(6050), "MAD")
    unset = villa(room_types=(room_type("junior-suite", 1, ceiling=None),))
    assert told("ADR 99 000 MAD en février", house_of(unset)) == {}


def test_a_floor_that_reaches_the_target_alone() -> None:
    assert "conflict_floor_suffices" in told("ADR 1 500 MAD en février jamais sous 1 600")


def test_another_objective_on_the_same_nights() -> None:
    same = replace(HOUSE, objectives=(objective(Metric.OCCUPANCY),))
    assert told("occupation 80 % du 15 février au 15 mars", same)["conflict_same"].args["span"] == Span(
        date(2027, 2, 15), FEBRUARY.last
    )
    assert "conflict_same" not in told("occupation 80 % en mars", same)
    opposed = replace(HOUSE, objectives=(objective(Metric.ADR, target=Decimal(1800)),))
    assert "conflict_opposed" in told("remplir février", opposed)
    assert told("part directe 30 % en février", opposed) == {}
    prices = replace(HOUSE, objectives=(objective(Metric.DIRECT_SHARE, price_floor=Decimal(2000)),))
    assert "conflict_prices" in told("remplir février plafond 1 900 MAD", prices)


def test_objectives_on_two_types_do_not_meet_and_the_one_replaced_is_no_conflict() -> None:
    mine = replace(HOUSE, objectives=(objective(room_type="triple"),))
    assert told("occupation suite junior 80 % en février", mine) == {}
    wish = objective_from("occupation triple 80 % en février", HOUSE.hotel, TODAY)
    assert conflicts(wish, mine) != ()
    assert conflicts(replace(wish, replaces=3), mine) == ()


def test_occupancy_against_what_is_left_to_sell() -> None:
    two_of_three = sold(2, nights=10)
    assert told("occupation 60 % du 23/11 au 02/12", two_of_three)["conflict_reached"].args["now"] == Percent(
        Decimal(20) / 30
    )
    assert told("occupation 80 % du 23/11 au 02/12", two_of_three) == {}
    past = told("occupation 90 % ce mois-ci", sold(0, nights=1))["conflict_not_enough_left"]
    assert (past.args["n"], past.args["needed"]) == (3 * 8, 81)  # 8 nights left of 30, 3 rooms


def test_the_direct_share_when_every_room_left_is_sold_directly() -> None:
    house = sold(2, nights=10)
    most = told("part directe 40 % du 23/11 au 02/12", house)["conflict_direct_most"]
    assert most.args["most"] == Percent(Decimal(10) / 30)
    assert told("part directe 30 % du 23/11 au 02/12", house) == {}
    direct = sold(2, nights=10, source="direct")
    assert "conflict_reached" in told("part directe 90 % du 23/11 au 02/12", direct)


@given(SENTENCES)
def test_any_objective_can_be_judged(text: str) -> None:
    try:
        wish: SetObjective = objective_from(text, HOUSE.hotel, HOUSE.today)
    except Refusal:
        return
    assert all(isinstance(phrase, Phrase) for phrase in conflicts(wish, HOUSE))
