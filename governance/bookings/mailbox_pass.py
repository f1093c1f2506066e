"""How is a mailbox read to its end, each mail once, even when a crash comes between?"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from channels.mailbox import (
    MOST_HEADERS,
    Header,
    KeptMail,
    LetterReader,
    Mailbox,
    MailboxUnreachable,
    MailReader,
    PaperReader,
    Place,
)
from domain.bookings.notice import Gist, Notice, Trust, Unread
from domain.guests.incoming import Incoming
from domain.house.snapshot import RESERVATIONS
from governance.bookings.from_mail import take_effect
from governance.bookings.intake import LISTED
from governance.bookings.mailed_papers import keep_papers
from governance.bookings.seen_mails import settle_known
from governance.office import Office
from store.bookings.mails import Mail, MailState
from store.unit import Unit

log = logging.getLogger(__name__)

SOURCE = "mail"
CURSOR = "mail:cursor"
SINCE = "mail:since"  # from when on every mail was read; set at the first connection
# At the first connection mails are read back to here, and rings only what is younger than RECENT, or came after the
# house had last reached its mailbox.
HORIZON = timedelta(days=30)
RECENT = timedelta(days=2)
LARGEST_WITH_PAPERS = 35_000_000  # 25 MB of files, as mail encodes them
LARGEST = 2_000_000  # bytes; of a larger mail the beginning is read, where its text stands
# How long a mail waits for a name server that does not answer before it counts as unproven.
PATIENCE = timedelta(minutes=15)
MOST_TRIES = 3
LETTER = "letter"  # the reason of a mail that was a guest's
KEPT: TypeAdapter[KeptMail] = TypeAdapter(KeptMail)


# What becomes of a guest's message, in the unit that settles its mail.
Hears = Callable[[Office, Unit, Incoming], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Post:
    """One property's mailbox and whoever understands its mails.

    `letters` knows those that guests write, `hears` gives such a message its course; without them nobody does.
    `papers` knows those that bring documents for the house.
    """

    mailbox: Mailbox
    reader: MailReader
    letters: LetterReader | None = None
    hears: Hears | None = None
    papers: PaperReader | None = None

    def wanted(self, header: Header) -> str | None:
        """The key of a mail about a booking, or of a guest's."""
        key = self.reader.wanted(header)
        return key if key is not None or self.letters is None else self.letters.wanted(header)


@dataclass(frozen=True, slots=True)
class Read:
    """What one pass did: mails looked at, mails kept, and what those settled became. `failure` ended it early."""

    looked_at: int
    kept: int
    became: Counter[MailState]
    failure: str | None = None


async def read_mailbox(office: Office, property_id: str, post: Post) -> Read:
    """One pass: keep what is new, then give every kept mail its effect. Safe to run twice and at once."""
    began = office.clock()
    looked_at = kept = 0
    complete, failure = False, None
    try:
        looked_at, kept, complete = await _collect(office, property_id, post)
    except MailboxUnreachable as error:
        failure = str(error)
        log.warning("%s: the mailbox could not be read: %s", property_id, error)
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        if failure is None:
            await unit.channels.read_well(SOURCE, now)
        else:
            await unit.channels.read_failed(SOURCE, now, failure)
    became = await take_up(office, property_id, post)
    await settle_known(office, property_id)
    if complete:
        await _date_bookings(office, property_id, began)
    return Read(looked_at, kept, became, failure)


async def _date_bookings(office: Office, property_id: str, began: datetime) -> None:
    """In a house without a wire a pass to the mailbox's end is the reading of its bookings: they are those of
    `began`, if a list of all bookings came in since mails are read without a gap."""
    if property_id in office.wires:
        return
    async with office.store.unit(property_id) as unit:
        listed, since = await unit.channels.cursor(LISTED), await unit.channels.cursor(SINCE)
        if since is None:  # connected before this was noted
            since = began.isoformat()
            await unit.channels.set_cursor(SINCE, since)
        gapless = listed is not None and datetime.fromisoformat(since) <= datetime.fromisoformat(listed)
        if gapless and not await unit.mails.waiting(1):
            await unit.channels.read_well(RESERVATIONS, began)


async def _collect(office: Office, property_id: str, post: Post) -> tuple[int, int, bool]:
    """Every mail that is new here, in parts; the cursor follows each part. Last: whether the end was reached."""
    place = await post.mailbox.open()
    uids, first = await _new_uids(office, property_id, post.mailbox, place)
    looked_at = kept = 0
    for start in range(0, len(uids), MOST_HEADERS):
        part = uids[start : start + MOST_HEADERS]
        found, upto = await _keep_part(office, property_id, post, part)
        looked_at, kept = looked_at + len(part), kept + found
        if upto < part[-1]:  # the rest waits for the name server
            await _note(office, property_id, place, upto)
            return looked_at, kept, False
        await _note(office, property_id, place, part[-1])
    if first:
        await _note(office, property_id, place, max([place.next_uid - 1, *uids[-1:]]))
    return looked_at, kept, True


async def _new_uids(
    office: Office, property_id: str, mailbox: Mailbox, place: Place
) -> tuple[Sequence[int], bool]:
    """Above the cursor; at the first connection, or when the folder counts anew, everything since the horizon."""
    async with office.store.reading(property_id) as unit:
        cursor = await unit.channels.cursor(CURSOR)
        read_at = (await unit.channels.source_ages()).get(SOURCE)
    validity, _, uid = (cursor or "").partition(":")
    if cursor is not None and validity == str(place.validity):
        return await mailbox.after(int(uid)), False
    since = office.clock() - HORIZON
    if read_at is not None:  # known mails are recognised by their Message-ID
        since = min(since, read_at - RECENT)
    else:
        async with office.store.unit(property_id) as unit:
            await unit.channels.set_cursor(SINCE, since.isoformat())
    return await mailbox.arrived_since(since.date()), True


async def _note(office: Office, property_id: str, place: Place, uid: int) -> None:
    async with office.store.unit(property_id) as unit:
        await unit.channels.set_cursor(CURSOR, f"{place.validity}:{uid}")


async def _keep_part(office: Office, property_id: str, post: Post, part: Sequence[int]) -> tuple[int, int]:
    """(mails kept, the uid up to which everything is done)."""
    headers = await _without_papers(office, property_id, post, await post.mailbox.headers(part))
    wanted = {header.uid: key for header in headers if (key := post.wanted(header)) is not None}
    async with office.store.reading(property_id) as unit:
        known = await unit.mails.known(wanted.values())
        last_read = (await unit.channels.source_ages()).get(SOURCE)
    kept = 0
    for header in headers:
        key = wanted.get(header.uid)
        if key is None or key in known:
            continue
        raw = await post.mailbox.fetch(header.uid, LARGEST)
        if raw is None:
            continue
        mail = await post.reader.open(header, raw)
        now = office.clock()
        if mail.trust is Trust.UNDECIDED and now - header.arrived_at < PATIENCE:
            log.warning("%s: no name server answers; a mail waits", property_id)
            return kept, header.uid - 1
        async with office.store.unit(property_id) as unit:
            news_since = min(now - RECENT, last_read or now)
            kept += await unit.mails.keep(_row(key, header, mail, now, news_since))
    return kept, part[-1]


async def _without_papers(
    office: Office, property_id: str, post: Post, headers: Sequence[Header]
) -> Sequence[Header]:
    """The mails that bring no documents; of the others the files are kept, and nothing else is made of them."""
    others = []
    for header in headers:
        if post.papers is None or not post.papers.wanted(header):
            others.append(header)
        elif header.size > LARGEST_WITH_PAPERS:
            log.warning("%s: a mail with documents is larger than 25 MB and was left", property_id)
        elif raw := await post.mailbox.fetch(header.uid, LARGEST_WITH_PAPERS):
            await keep_papers(office, property_id, header, await post.papers.open(header, raw))
    return others


def _row(key: str, header: Header, mail: KeptMail, now: datetime, news_since: datetime) -> Mail:
    return Mail(
        id=0,
        key=key,
        sender=mail.sender,
        subject=mail.subject,
        arrived_at=header.arrived_at,
        received_at=now,
        trust=mail.trust.value,
        body=KEPT.dump_python(mail, mode="json"),
        rings=header.arrived_at > news_since,
    )


async def take_up(office: Office, property_id: str, post: Post) -> Counter[MailState]:
    """Give every waiting mail its effect; one that was begun again and again is left to a person."""
    became: Counter[MailState] = Counter()
    while True:
        async with office.store.reading(property_id) as unit:
            waiting = await unit.mails.waiting()
        if not waiting:
            return became
        for mail in waiting:
            became[await _take_one(office, property_id, post, mail)] += 1


async def _take_one(office: Office, property_id: str, post: Post, mail: Mail) -> MailState:
    async with office.store.unit(property_id) as unit:
        await unit.mails.begin(mail.id)
    found: Notice | Unread = Unread.NEVER_FINISHED
    gist = Gist()
    if mail.attempts < MOST_TRIES:
        kept = KEPT.validate_python(mail.body)
        letter = post.letters.read(kept) if post.letters is not None else None
        if letter is not None and post.hears is not None:
            return await _hear_one(office, property_id, post.hears, mail, letter)
        found = post.reader.read(kept)
        gist = post.reader.gist(kept) if found is Unread.NO_SHAPE else gist
    async with office.store.unit(property_id) as unit:
        return await take_effect(office, unit, mail, found, gist=gist)


async def _hear_one(
    office: Office, property_id: str, hears: Hears, mail: Mail, letter: Incoming
) -> MailState:
    """A guest's words stand in his thread from now on; of the mail it is known only that it came."""
    async with office.store.unit(property_id) as unit:
        if await unit.mails.settle(mail.id, MailState.NOTHING, office.clock(), reason=LETTER):
            await hears(office, unit, replace(letter, recent=mail.rings))
    return MailState.NOTHING
