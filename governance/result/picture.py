"""How does the month stand against its budget, at a glance?"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from domain.phrase import Percent, Phrase, say
from domain.result.year import gop_of, revenue_of
from governance.post.chart import Bars, Chart, Ink, Targets
from governance.result.account import Account


def picture(account: Account) -> Chart | None:
    """Revenue and GOP of a month, forecast if it is not over, each against its budget; None without a budget."""
    view = account.outlook.mid if account.outlook is not None else account.so_far.result
    if not account.is_month or not account.budget or view.blind or view.margin is None:
        return None
    meant = (revenue_of(account.budget), gop_of(account.budget))
    found = (view.revenue, view.gop)
    title = say("result.chart_title", month=account.asked.first, margin=Percent(view.margin))
    name = say("result.chart_forecast") if account.outlook is not None else say("result.chart_actual")
    rows: tuple[Phrase, ...] = (say("result.chart_revenue"), say("result.chart_gop"))
    ink = Ink.MAIN if found[1] >= meant[1] else Ink.ALERT
    return Chart(
        title,
        say("result.chart_alt", revenue=_unit(found[0]), gop=_unit(found[1]), budget=_unit(meant[1])),
        rows,
        (
            Bars(tuple(map(_unit, found)), name, ink),
            Targets(tuple(map(_unit, meant)), say("result.chart_budget")),
        ),
        unit=view.currency,
    )


def _unit(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_EVEN)
