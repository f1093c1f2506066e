"""What do the files of a spec's folder `finance/` say of costs, budget, taxes and limits?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from channels.files.problems import RowProblem
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.finance import Finance
from domain.money.lines import BY_CODE
from domain.money.taxes import Tax, Taxes
from domain.phrase import Name, say

FINANCE = {
    "costs": "finance/costs.yaml",
    "budget": "finance/budget.yaml",
    "taxes": "finance/taxes.yaml",
    "limits": "finance/limits.yaml",
}
AMOUNTS = ("per_month", "per_room", "per_stay")


def finance_of(documents: Mapping[str, Any]) -> Finance:
    """The files that are there, once they fit their schemas."""
    costs, budget, taxes = (documents.get(name) for name in ("costs", "budget", "taxes"))
    limits = documents.get("limits") or {}
    return Finance(
        costs=None if costs is None else tuple(_cost(row, costs["currency"]) for row in costs["costs"]),
        budget=None if budget is None else tuple(_budget(budget)),
        taxes=None if taxes is None else Taxes(tuple(_tax(row) for row in taxes["taxes"])),
        gop_floor=_amount(limits.get("gop_floor")),
        split_from=_amount(limits.get("split_from")),
    )


def contradictions(documents: Mapping[str, Any], currency: str) -> Iterable[RowProblem]:
    """What no schema can see: another currency, a line that the result does not have, a cost said twice."""
    for name in ("costs", "budget"):
        if documents.get(name) and documents[name]["currency"] != currency:
            phrase = say("import.currency", found=documents[name]["currency"], expected=currency)
            yield RowProblem(FINANCE[name], 0, phrase)
    rows = (documents.get("costs") or {}).get("costs", ())
    months = (documents.get("budget") or {}).get("months", {})
    lines = [("costs", row["line"]) for row in rows]
    lines += [("budget", line) for month in months.values() for line in month]
    for name, line in dict.fromkeys(lines):
        if line not in BY_CODE:
            yield RowProblem(FINANCE[name], 0, say("import.result_line", found=line, known=tuple(BY_CODE)))
    codes = [row["code"] for row in rows]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield RowProblem(FINANCE["costs"], 0, say("import.spec.twice", name=code))


def _cost(row: Mapping[str, Any], currency: str) -> RecurringCost:
    return RecurringCost(
        code=row["code"],
        line=row["line"],
        name=row["name"],
        currency=currency,
        unknown=tuple(name for name in AMOUNTS if name in row and row[name] is None),
        first=_day(row.get("from")),
        last=_day(row.get("until")),
        provision=row.get("provision", False),
        sample=row.get("sample", False),
        **{name: _amount(row.get(name)) for name in AMOUNTS},
    )


def _budget(document: Mapping[str, Any]) -> Iterable[BudgetLine]:
    for month, lines in document["months"].items():
        for line, amount in lines.items():
            if amount is not None:
                first = date.fromisoformat(f"{month}-01")
                sample = document.get("sample", False)
                yield BudgetLine(first, line, Decimal(amount), document["currency"], sample)


def _tax(row: Mapping[str, Any]) -> Tax:
    return Tax(
        code=row["code"],
        name=Name(row["name"]),
        first=date.fromisoformat(row["from"]),
        rate=_amount(row.get("rate")),
        amount=_amount(row.get("amount")),
        exempt_below=row.get("exempt_below"),
        included=row.get("included"),
        due_days=row.get("due_days"),
        classification=row.get("classification"),
        source=row["source"],
        confirmed=row["confirmed"],
        sample=row.get("sample", False),
    )


def _amount(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
