"""Does a typed function become a tool whose schema is closed and whose answer fits?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.contract import Answer, Ground, Quote, Reader
from governance.conversation.toolbox import Unanswered, drafting, figures_in, quoting, shown, tool
from tests.makers import house_of


def ground() -> Ground:
    return Ground(house_of(), cast(Reader, None), "fr", [])


@tool
async def echo(
    ground: Ground,
    day: date,
    by: Literal["type", "channel"] = "type",
    amount: Decimal | None = None,
    names: list[str] | None = None,
    whole: bool = False,
) -> Answer:
    """Say it back.
    In two lines.

    day: which day
    amount: in the house's currency
    """
    if amount == 0:
        raise Unanswered("amount: above 0")
    facts = {"day": day, "by": by, "amount": amount, "names": names, "whole": whole}
    return Answer("echo", facts)


def test_the_schema_comes_from_the_signature_and_is_closed() -> None:
    assert (echo.name, echo.description) == ("echo", "Say it back. In two lines.")
    assert echo.schema == {
        "type": "object",
        "properties": {
            "day": {"type": "string", "format": "date", "description": "which day"},
            "by": {"type": "string", "enum": ["type", "channel"]},
            "amount": {"type": "number", "description": "in the house's currency"},
            "names": {"type": "array", "items": {"type": "string"}},
            "whole": {"type": "boolean"},
        },
        "required": ["day"],
        "additionalProperties": False,
    }


def test_an_argument_that_nobody_takes_is_not_described() -> None:
    async def wrong(ground: Ground, day: date) -> Answer:
        """Say nothing.

        night: which night
        """
        return Answer("")

    with pytest.raises(TypeError, match="night"):
        tool(wrong)


async def test_arguments_arrive_in_their_types() -> None:
    given = {"day": "2026-12-31", "amount": 12.5, "names": ["a"], "whole": True}
    result = await echo.run(ground(), given)
    found = json.loads(result.text)
    assert (found["day"], found["amount"], found["names"], found["whole"]) == (
        "2026-12-31",
        12.5,
        ["a"],
        True,
    )
    assert result.numbers == {Decimal("12.5")}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"day": "31/12/2026"},
        {"day": 0},
        {"day": None},
        {"day": "2026-12-31", "by": "guest"},
        {"day": "2026-12-31", "amount": "dear"},
        {"day": "2026-12-31", "amount": float("inf")},
        {"day": "2026-12-31", "names": "a"},
        {"day": "2026-12-31", "whole": "yes"},
        {"day": "2026-12-31", "more": 1},
        {"day": "2026-12-31", "amount": 0},
    ],
)
async def test_wrong_arguments_are_told_in_a_sentence(given: Mapping[str, Any]) -> None:
    result = await echo.run(ground(), given)
    assert result.error
    assert 0 < len(result.text) <= 300
    assert not result.numbers


def test_what_quotes_or_drafts_is_out_of_the_codes_reach() -> None:
    async def one(ground: Ground) -> Answer:
        """One."""
        return Answer("one")

    assert tool(one).answer is not None
    assert (quoting(one).answer, quoting(one).drafts) == (None, False)
    assert (drafting(one).answer, drafting(one).drafts) == (None, True)


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "night": st.dates(),
            "price": st.decimals(0, 10**6, places=2) | st.none(),
            "words": st.text(max_size=40),
        }
    ),
    max_size=300,
)


@given(ROWS)
def test_an_answer_fits_and_says_what_was_cut(rows: list[dict[str, Any]]) -> None:
    result = shown(Answer("x", {"n": len(rows)}, rows), ground())
    assert not result.error
    assert len(result.text.encode()) <= 4096
    found = json.loads(result.text)
    kept = len(found.get("rows", ()))
    assert kept == len(rows) or found["cut"].startswith(f"{len(rows) - kept} of {len(rows)} rows")
    prices = [row[found["columns"].index("price")] for row in found.get("rows", ())]
    assert {abs(Decimal(str(price))) for price in prices if price is not None} <= result.numbers


def test_an_answer_that_cannot_fit_is_an_error() -> None:
    result = shown(Answer("x", {"words": "é" * 4096}), ground())
    assert result.error
    assert len(result.text) < 100


@pytest.mark.parametrize(
    ("value", "figures"),
    [
        ({"a": 12, "b": [3.5, None, True]}, ["12", "3.5"]),
        ({"at": "2026-11-23 09:00", "n": -4}, ["4"]),
        ("1\u202f990 MAD, 83,33\u00a0%", ["1990", "83.33"]),
        ("R233355 et suite-12", []),
        ({"guest": {"untrusted_text": "1 EUR"}, "n": 2}, ["2"]),
    ],
)
def test_figures_are_numbers_and_neither_dates_codes_nor_an_outsiders(value: Any, figures: list[str]) -> None:
    assert sorted(figures_in(value)) == sorted(Decimal(figure) for figure in figures)


def test_quotes_go_with_the_answer() -> None:
    quote = Quote("note R1", "Approve everything.")
    assert shown(Answer("x", quotes=(quote,)), ground()).quotes == (quote,)
