"""Does every order of the table mean what it says, and nothing else?"""

from __future__ import annotations

import pytest

from tests.rules.orders.telling import read
from tests.rules.tables import rows

TABLE = rows("orders")
NO_ORDER = ("asks", "declines", "told")


@pytest.mark.parametrize(("sentence", "meaning"), TABLE)
def test_the_table(sentence: str, meaning: str) -> None:
    assert read(sentence) == meaning


def test_the_table_is_long_enough_to_mean_something() -> None:
    refused = [meaning for _, meaning in TABLE if meaning.startswith(NO_ORDER)]
    assert len(TABLE) >= 300
    assert len(refused) >= 60
