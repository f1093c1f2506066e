"""How is it said what a result rests on and what it does not contain?"""

from __future__ import annotations

from collections.abc import Iterable

from domain.money.books import Books
from domain.money.pickup import NIGHTS
from domain.phrase import Phrase, say
from domain.result.expected import Method
from domain.result.outlook import Outlook


def missing_words(missing: Iterable[str], books: Books) -> tuple[Phrase, ...]:
    """One phrase for each kind of gap, the costs by name; empty when nothing is missing."""
    kinds: dict[str, list[str]] = {}
    for name in missing:
        kind, _, rest = name.partition("[")
        kinds.setdefault(kind, []).append(rest.rstrip("]"))
    names = {cost.code: cost.name for cost in books.costs}
    found: list[Phrase] = []
    for kind, listed in kinds.items():
        match kind:
            case "cost":
                found.append(say("books.lacks_cost", names=tuple(names.get(code, code) for code in listed)))
            case "price":
                found.append(say("books.lacks_price", n=len(listed)))
            case "commission":
                found.append(say("books.lacks_commission", n=len(listed)))
            case "currency":
                found.append(say("books.lacks_currency", n=len(listed)))
            case "budget":
                found.append(say("books.lacks_budget", n=len(listed)))
            case _:
                found.append(_WHOLE.get(kind, say("books.lacks_other", what=kind)))
    return tuple(dict.fromkeys(found))


_WHOLE = {
    "costs": say("books.lacks_costs"),
    "vat": say("books.lacks_vat"),
    "ledger": say("books.lacks_ledger"),
    "nights": say("books.lacks_nights"),
    "prices": say("books.lacks_prices"),
    "closed": say("books.lacks_closed"),
    "present": say("books.lacks_present"),
    "pickup": say("books.lacks_pickup"),
}


def method_words(view: Outlook) -> Phrase:
    """Where the rooms still expected come from."""
    match view.rooms.method:
        case Method.FORECAST:
            return say("books.method_forecast", at=view.rooms.as_of)
        case Method.PICKUP:
            return say("books.method_pickup", n=NIGHTS)
        case Method.NOTHING_LEFT:
            return say("books.method_closed")
    return say("books.method_unknown")
