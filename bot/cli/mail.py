"""What does an operator or program read of the mailbox?"""

from __future__ import annotations

import argparse
import json
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import Any

from bot.cli.checks import Check
from bot.cli.chosen import chosen
from bot.cli.speech import complain, words_for
from bot.compose import composed
from bot.intake.mailboxes import posts_in
from bot.settings import Settings
from bot.words.phrases import Words
from channels.mailbox import MailboxUnreachable
from domain.bookings.notice import Notice
from domain.errors import Refusal
from domain.house.channel_names import channel_name
from domain.phrase import Phrase, say
from governance.bookings.from_mail import NOTICE
from governance.bookings.mailbox_pass import Read, read_mailbox
from store.bookings.mails import OPEN_TO_PEOPLE, Mail, MailState
from store.engine import Store

SHOWN = timedelta(days=30)
STATES: dict[MailState, Phrase] = {
    MailState.WAITING: say("mail.state.waiting"),
    MailState.BOOKED: say("mail.state.booked"),
    MailState.SEEN: say("mail.state.seen"),
    MailState.TO_CONFIRM: say("mail.state.to_confirm"),
    MailState.TO_READ: say("mail.state.to_read"),
    MailState.NOTHING: say("mail.state.nothing"),
    MailState.READ: say("mail.state.read"),
}


async def mail(settings: Settings, arguments: argparse.Namespace) -> int:
    """One pass now, then the mails of the last thirty days. 1: the mailbox could not be read."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        post = (await posts_in(settings, office.store)).get(property_id)
        if post is None:
            return complain(settings, say("cli.no_mail"))
        try:
            read = await read_mailbox(office, property_id, post)
        finally:
            await post.mailbox.close()
        async with office.store.reading(property_id) as unit:
            hotel = await unit.property.get()
            kept = await unit.mails.received_since(office.clock() - SHOWN)
    if arguments.format == "json":
        print(json.dumps(as_json(property_id, read, kept), ensure_ascii=False, indent=2))
    else:
        print("\n".join(told(words_for(settings, hotel.zone), read, kept)))
    return 1 if read.failure else 0


def told(words: Words, read: Read, kept: Sequence[Mail]) -> list[str]:
    """The pass in a line, then a line for each mail."""
    lines = [say("mail.pass_failed", words=read.failure)] if read.failure else []
    waiting = sum(read.became[state] for state in OPEN_TO_PEOPLE)
    booked = read.became[MailState.BOOKED]
    counts = {"looked": read.looked_at, "kept": read.kept, "booked": booked, "waiting": waiting}
    lines.append(say("mail.pass", **counts))
    lines += [row(one) for one in kept] or [say("mail.list_none")]
    return [words.plain(line) for line in lines]


def row(one: Mail) -> Phrase:
    """When it came, what became of it, and the booking or the subject."""
    named = (
        f"{channel_name(one.provider)} {one.number}" if one.provider and one.number else one.subject or "—"
    )
    return say("mail.list_row", at=one.arrived_at, state=STATES[one.state], what=named)


def as_json(property_id: str, read: Read, kept: Sequence[Mail]) -> dict[str, Any]:
    """As `data/schemas/mail.json` describes it."""
    return {
        "schema": "mail/1",
        "property": property_id,
        "pass": {
            "looked_at": read.looked_at,
            "kept": read.kept,
            "became": {state.value: read.became[state] for state in MailState if read.became[state]},
            "failure": read.failure,
        },
        "mails": [
            {
                "id": one.id,
                "arrived_at": one.arrived_at.isoformat(),
                "sender": one.sender,
                "subject": one.subject,
                "trust": one.trust,
                "state": one.state.value,
                "reason": one.reason,
                "notice": _notice(NOTICE.validate_python(one.notice)) if one.notice else None,
            }
            for one in kept
        ],
    }


def _notice(notice: Notice) -> dict[str, Any]:
    total = notice.total
    return {
        "kind": notice.kind.value,
        "provider": notice.provider,
        "source": notice.source,
        "number": notice.number,
        "channel_number": notice.channel_number,
        "rooms": [
            {
                "type": room.type_text,
                "check_in": room.check_in.isoformat(),
                "check_out": room.check_out.isoformat(),
                "adults": room.adults,
                "children": room.children,
            }
            for room in notice.rooms
        ],
        "total": {"amount": str(total.amount), "currency": total.currency} if total else None,
        "payment": notice.payment.value,
        "signed_by": notice.evidence.signed_by,
    }


async def mailboxes(settings: Settings, store: Store) -> AsyncIterator[Check]:
    """Whether the mailbox of each house opens; nothing where none is set."""
    try:
        posts = await posts_in(settings, store)
    except Refusal as refusal:
        yield Check("mail", "bad", refusal.phrase)
        return
    for house, post in posts.items():
        name = "mail" if len(posts) == 1 else f"mail:{house}"
        try:
            await post.mailbox.open()
        except MailboxUnreachable as error:
            yield Check(name, "bad", say("cli.check_mail_failed", words=str(error)))
        else:
            yield Check(name, "ok", say("cli.check_mail"))
        finally:
            await post.mailbox.close()
