"""Does any text at all end in an objective that makes sense, or in words?"""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from domain.consent.objective import Metric
from domain.errors import Refusal
from governance.consent.objectives.sentence import objective_from
from tests.makers import villa
from tests.rules.conversation.spoken_pieces import SENTENCES

HOTEL = villa()


@given(SENTENCES, st.dates(date(2024, 1, 1), date(2034, 12, 31)))
@example("remplir avant 01/01/0001", date(2026, 11, 23))
@example("remplir avant 0001-01-01", date(2026, 11, 23))
@example("remplir jusqu'au 31/12/9999", date(2026, 11, 23))
@example("remplir d'ici 999 ans", date(2026, 11, 23))
@example("remplir jusqu'au 29/02", date(2027, 3, 1))
@example("remplir jusqu'au 31", date(2027, 2, 1))
def test_any_text(text: str, today: date) -> None:
    try:
        objective = objective_from(text, HOTEL, today)
    except Refusal:
        return
    assert objective.period.last >= today
    assert today < objective.review_on or objective.review_on == objective.period.last
    if objective.target is not None:
        assert objective.target > 0
        assert objective.target <= 1 or not objective.metric.is_ratio
    low, high = objective.price_floor, objective.price_ceiling
    assert low is None or low > 0
    assert low is None or high is None or low < high
    assert objective.room_type is None or objective.metric is not Metric.GOP_MARGIN
