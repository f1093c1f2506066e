"""Does the page that answers « Combien ça coûtera ? » do its sums with the prices that the house charges by?"""

from decimal import Decimal
from pathlib import Path

from channels.claude.models import AS_OF, DEFAULTS, cost
from channels.dialogue import Tier
from directors import seated
from governance.budget import PER_TURN, Budget
from governance.conversation import running_cost
from governance.conversation.prompt import composed

PAGE = (Path(__file__).parents[3] / "docs" / "cost.md").read_text(encoding="utf-8")
TURN, FAST, DEEP = DEFAULTS[Tier.TURN], DEFAULTS[Tier.FAST], DEFAULTS[Tier.DEEP]
FIXED, THREAD, CALL, RESULT, ANSWER = 3900, 1500, 100, 1000, 300
QUESTIONS, SITTINGS, SEATS, UNNAMED = 20, 5, 2, 5


def of(model: str, **tokens: int) -> Decimal:
    none = {"fresh": 0, "written_5m": 0, "written_1h": 0, "read": 0, "output": 0}
    return cost(model, **{**none, **tokens})


def french(amount: Decimal, places: int) -> str:
    return f"{amount:.{places}f}".replace(".", ",")


def test_the_pilot_s_day_adds_up() -> None:
    prefix = of(TURN, written_1h=FIXED) * SITTINGS * SEATS
    first = of(TURN, read=FIXED, written_5m=THREAD, output=CALL)
    second = of(TURN, read=FIXED + THREAD, written_5m=CALL + RESULT, output=ANSWER)
    questions = (first + second) * QUESTIONS
    routing = of(FAST, fresh=400, output=20) * UNNAMED
    day = prefix + questions + routing
    for amount in (prefix, questions, day):
        assert f"{french(amount, 3)} USD" in PAGE, amount
    assert f"{french(routing, 5)} USD" in PAGE
    assert f"{french(day * 30, 2)} USD" in PAGE
    assert day.quantize(running_cost.DAY) == running_cost.DAY, "what /cout tells is what the page says"
    assert (day * 30).quantize(running_cost.MONTH) == running_cost.MONTH
    assert running_cost.QUESTIONS_A_DAY == QUESTIONS
    bare = of(TURN, fresh=FIXED + THREAD, output=CALL)
    bare += of(TURN, fresh=FIXED + THREAD + CALL + RESULT, output=ANSWER)
    assert f"{french(bare * QUESTIONS, 3)} USD" in PAGE
    deep = of(DEEP, written_1h=FIXED, written_5m=THREAD, output=CALL)
    deep += of(DEEP, read=FIXED + THREAD, written_5m=CALL + RESULT, output=1500)
    assert f"{french(deep, 2)} USD" in PAGE
    shot = of(TURN, fresh=1500 + 800, output=100)
    assert f"{french(shot, 3)} USD" in PAGE


def test_the_caps_and_the_prices_are_those_of_the_house() -> None:
    budget = Budget()
    assert f"{budget.day} USD par jour" in PAGE
    assert f"{budget.month} USD par mois" in PAGE
    assert f"{french(PER_TURN[Tier.TURN], 2)} USD par réponse" in PAGE
    assert str(AS_OF.year) in PAGE
    for model in DEFAULTS.values():
        assert model in PAGE


def test_the_fixed_part_is_about_what_the_page_says() -> None:
    """2.5 characters a token, Anthropic's own average for text."""
    tokens = [composed(seat).weight / 2.5 for seat in seated()]
    assert 0.75 * FIXED <= sum(tokens) / len(tokens) <= 1.25 * FIXED
