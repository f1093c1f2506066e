"""How does a program read the mandates?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from domain.consent.actions import GrantMandate, to_json
from domain.consent.objective import Mandate
from domain.consent.proposal import Proposal
from governance.consent.mandates.reading import Delegated, Held
from store.consent.mandates import Use

SCHEMA = "mandates/1"


def mandates_json(found: Delegated) -> dict[str, Any]:
    """As `data/schemas/mandates.json` describes it: a limit that nobody set is null, amounts are strings."""
    hotel = found.house.hotel
    return {
        "schema": SCHEMA,
        "property": hotel.id,
        "at": found.house.now.isoformat(),
        "currency": hotel.currency,
        "mandates": [_one(held) for held in found.held],
        "waiting": [_waiting(wish) for wish in found.wishes],
    }


def _one(held: Held) -> dict[str, Any]:
    mandate = held.mandate
    return {
        "number": mandate.id,
        "grantee": mandate.grantee,
        "grantee_name": held.who if isinstance(held.who, str) else None,
        "kind": mandate.kind,
        "limits": _limits(mandate),
        "until": mandate.until.isoformat(),
        "used_today": {"count": held.uses, "sum": _amount(held.amount)},
        "last_uses": [_use(use) for use in held.last],
    }


def _use(use: Use) -> dict[str, Any]:
    return {
        "proposal": use.number,
        "day": use.day.isoformat(),
        "at": use.at.isoformat(),
        "by": use.by,
        "amount": _amount(use.amount),
        "action": to_json(use.action),
    }


def _waiting(wish: Proposal) -> dict[str, Any]:
    action = wish.action
    if not isinstance(action, GrantMandate):
        raise TypeError(f"proposal {wish.id} is no mandate")
    return {
        "proposal": wish.number,
        "grantee": action.grantee,
        "kind": action.covers,
        "limits": _limits(action),
        "until": action.until.isoformat(),
    }


def _limits(of: Mandate | GrantMandate) -> dict[str, Any]:
    return {
        "largest_change": None if of.largest_change is None else f"{of.largest_change:f}",
        "largest_amount": _amount(of.largest_amount),
        "per_day": of.per_day,
        "sum_per_day": _amount(of.sum_per_day),
        "price_floor": _amount(of.price_floor),
    }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
