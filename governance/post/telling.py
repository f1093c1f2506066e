"""How does a plain message get to some people, once?"""

from __future__ import annotations

from datetime import datetime

from governance.post.replies import Reply
from governance.post.reply_json import reply_to_json
from store.consent.people import Member
from store.unit import Unit


async def tell(
    unit: Unit,
    members: list[Member],
    notice: Reply,
    dedupe: str,
    at: datetime,
    due_at: datetime | None = None,
    subject: str | None = None,
) -> None:
    """A plain message to some people, once per `dedupe`, not before `due_at`; an agent has no phone.

    With a `subject` what answers it later is known to be about that.
    """
    for member in members:
        if not member.person.has_a_phone:
            continue
        await unit.outbox.add(
            "reply",
            member.person.id,
            member.person.telegram_id,
            reply_to_json(notice),
            dedupe=f"{dedupe}:{member.person.id}",
            at=at,
            due_at=due_at,
            silent=notice.silent,
            subject=subject,
        )
