"""What may we conclude from the answer to a write: taken, refused, certainly nothing, or unknown?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from channels.hotelrunner.exchange import Answer, Fate
from channels.ports import PushOutcome, PushReceipt, PushRow

_CERTAINLY_NOTHING = {
    Fate.NOT_SENT: PushOutcome.UNREACHED,
    Fate.HELD: PushOutcome.RATE_LIMITED,
    Fate.OUT_OF_QUOTA: PushOutcome.RATE_LIMITED,
}
TOO_MANY, REQUEST_TIMEOUT = 429, 408


def receipt(answer: Answer, rows: Sequence[PushRow] = (), *, tracked: bool = True) -> PushReceipt:
    """The receipt for one try of a write that sent `rows`.

    A 429 was certainly not applied. A 4xx refused the whole request, except 408, which a proxy may send after
    it has passed the request on. Silence, 5xx, redirects, and answers that are not understood are unknown.
    `tracked` writes must name a transaction: without it nobody can find out what became of them.
    """
    if outcome := _CERTAINLY_NOTHING.get(answer.fate):
        own = answer.fate is Fate.OUT_OF_QUOTA
        return PushReceipt(outcome, errors=(answer.words,), retry_after=answer.retry_after, own_quota=own)
    status = answer.status or 0
    if status == TOO_MANY:
        return PushReceipt(PushOutcome.RATE_LIMITED, errors=(answer.words,), retry_after=answer.retry_after)
    if 400 <= status < 500 and status != REQUEST_TIMEOUT:
        return PushReceipt(PushOutcome.REJECTED, errors=(answer.words,))
    if not 200 <= status < 300 or not answer.fields:
        return PushReceipt(PushOutcome.UNKNOWN, errors=(answer.words,))
    return _understood(answer, rows, tracked)


def _understood(answer: Answer, rows: Sequence[PushRow], tracked: bool) -> PushReceipt:
    fields = answer.fields
    tracking = _tracking(fields.get("transaction_id"))
    problems = tuple(_problems(fields.get("errors")))
    errors = tuple(words for _, _, words in problems)
    if fields.get("status") == "error":
        return PushReceipt(PushOutcome.REJECTED, tracking, errors or (answer.words,))
    if fields.get("status") not in {"ok", "try_again"}:
        return PushReceipt(PushOutcome.UNKNOWN, tracking, errors or (answer.words,))
    sent = {(row.external_code, row.night) for row in rows}
    refused = tuple(key for code, night, _ in problems if night and (key := (code, night)) in sent)
    if errors and sent and set(refused) == sent:
        return PushReceipt(PushOutcome.REJECTED, tracking, errors, refused=refused)
    if tracked and tracking is None:
        return PushReceipt(PushOutcome.UNKNOWN, None, errors or ("no transaction number",), refused=refused)
    if errors:
        return PushReceipt(PushOutcome.PARTIAL, tracking, errors, refused=refused)
    return PushReceipt(PushOutcome.ACCEPTED, tracking, queued=fields["status"] == "try_again")


def _tracking(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | str) or value == "":
        return None
    return str(value)


def _problems(errors: Any) -> Iterator[tuple[str, date | None, str]]:
    """(room, night, words) from `[{"HR:1": {"2025-01-01": "Invalid price"}}]`, and from anything near it."""
    for entry in errors if isinstance(errors, list) else [errors] if errors else []:
        if not isinstance(entry, dict):
            yield "", None, str(entry)[:200]
            continue
        for code, nights in entry.items():
            if not isinstance(nights, dict):
                yield code, None, f"{code}: {str(nights)[:200]}"
                continue
            for night, words in nights.items():
                yield code, _night(night), f"{code} {night}: {str(words)[:200]}"


def _night(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
