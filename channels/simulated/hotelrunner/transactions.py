"""What became of a push, channel by channel, in either documented shape?"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from channels.simulated.hotelrunner.calendar import Detail, Transaction


def newer(transaction: Transaction) -> dict[str, Any]:
    """The v2 shape: details as a list under `transaction`."""
    return {
        "transaction": {
            "id": transaction.id,
            "counts": transaction.counts(),
            "details": [_detail(transaction, n, detail) for n, detail in enumerate(transaction.details)],
        }
    }


def older(transaction: Transaction) -> dict[str, Any]:
    """The v1 shape: the number is the key, details are keyed by channel."""
    by_channel: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for n, detail in enumerate(transaction.details):
        by_channel[detail.channel].append(_detail(transaction, n, detail))
    return {transaction.id: {"counts": transaction.counts(), "details": dict(by_channel)}}


def _detail(transaction: Transaction, n: int, detail: Detail) -> dict[str, Any]:
    direct = detail.channel == "online"
    return {
        "id": None if direct else 12000 + n,
        "channel_code": detail.channel,
        "state": detail.state,
        "name": "Online" if direct else detail.inv_code,
        "code": "Online" if direct else f"156754:{detail.inv_code.removeprefix('HR:')}",
        "inv_code": detail.inv_code,
        "created_at": transaction.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "pid": 9000 + n,
        "error_message": detail.error,
    }
