"""Which rooms, rates and channels does the account have?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from channels.hotelrunner.reading import count, rows, text
from channels.ports import ConnectedChannel, ExternalRate


def rates(body: Mapping[str, Any]) -> tuple[ExternalRate, ...]:
    """`GET /rooms`: one row per rate; rows of one inventory code share one pool. Rows without a code are left.

    `is_master` marks the catch-all "Default Room" for unmatched reservations, not a master rate.
    """
    return tuple(rate for row in rows(body.get("rooms")) if (rate := _rate(row)) is not None)


def _rate(row: Mapping[str, Any]) -> ExternalRate | None:
    rate_code = text(row.get("rate_code")) or text(row.get("code"))
    code = text(row.get("inv_code")) or text(row.get("availability_group")) or rate_code
    if code is None:
        return None
    catch_all = row.get("is_master") is True
    listed = row.get("channel_codes")
    return ExternalRate(
        external_code=code,
        rate_code=rate_code or code,
        name=text(row.get("name")) or code,
        currency=text(row.get("sales_currency")),
        price_writable=row.get("price_update") is True and not catch_all,
        availability_writable=row.get("availability_update") is True and not catch_all,
        restrictions_writable=row.get("restrictions_update") is True and not catch_all,
        catch_all=catch_all,
        capacity=count(row.get("room_capacity")),
        channels=tuple(filter(None, map(text, listed))) if isinstance(listed, list) else (),
    )


def channels(body: Mapping[str, Any]) -> tuple[ConnectedChannel, ...]:
    """`GET /infos/connected_channels`, and `GET /infos/channels`, where all counters are 0."""
    return tuple(
        ConnectedChannel(
            code=code,
            name=text(row.get("name")) or code,
            in_progress=count(row.get("in_progress")) or 0,
            succeeded=count(row.get("succeeded")) or 0,
            failed=count(row.get("failed")) or 0,
        )
        for row in rows(body.get("channels"))
        if (code := text(row.get("code"))) is not None
    )
