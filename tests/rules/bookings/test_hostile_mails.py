"""Does a malformed mail ever break the reader, and does it always end with somebody who can look?"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.mail.decoding import MOST_TEXT, body_of
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from channels.mailbox import Header
from domain.bookings.notice import Notice, Unread
from tests.rules.bookings.mails import BODY, HOTELRUNNER, SENT, hotelrunner, mail

READER = Reader(Judge(ask_key=lambda _: None))
SUBJECT = b"Subject: Villa Thaifa - New Reservation #R123456789\r\n"
HEAD = b"From: noreply@hotelrunner.com\r\n" + SUBJECT + b"Message-ID: <x@hotelrunner.com>\r\n"
TEXT = BODY.encode()


def nested(depth: int) -> bytes:
    """Multiparts within multiparts."""
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)
    )
    return HEAD + opening + b"Content-Type: text/plain\r\n\r\n" + TEXT


def broken() -> Iterator[tuple[str, bytes]]:
    whole = hotelrunner()
    for n in range(12):
        yield f"truncated-{n}", whole[: len(whole) * n // 12]
    for charset in (b"utf-7", b"x-unknown", b"utf-16", b"idna", b"\xff", b"hex", b"zlib", b"unicode_escape"):
        yield (
            f"charset-{charset!r}",
            HEAD + b"Content-Type: text/plain; charset=" + charset + b"\r\n\r\n" + TEXT,
        )
    for cte in (b"base64", b"uuencode", b"x-uuencode", b"quoted-printable", b"8bit", b"binary", b"nonsense"):
        yield (
            f"encoding-{cte.decode()}",
            HEAD + b"Content-Transfer-Encoding: " + cte + b"\r\n\r\n" + TEXT + b"=\r\n=ZZ",
        )
    for depth in (5, 100, 1500):
        yield f"nested-{depth}", nested(depth)
    headers = (
        b"From: =?utf-8?Q?=ZZ?= <\r\n",
        b"From: a@b, c@d\r\nFrom: e@f\r\n",
        b"From: noreply@hotelrunner.com <x@evil.example>\r\n",
        b"From:\r\n",
        b"Date: Thu, 99 Foo 99999 99:99:99 +9999\r\n",
        b"Date: \r\n",
        b"Subject: =?x-unknown?B?////?=\r\n",
        b"Subject: " + b"=?utf-8?Q?a?= " * 2000 + b"\r\n",
        b"Message-ID: <\xff\xfe\x00>\r\n",
        b"Content-Type: text/plain; charset*=utf-8''%ZZ; name*0*=a; name*2=b\r\n",
        b'Content-Type: multipart/mixed; boundary=""\r\n',
        b"Content-Type: multipart/alternative\r\n",
        b"Content-Type: message/rfc822\r\n",
        b"Content-Type: message/external-body\r\n",
        b"Content-Type: text/html; charset=utf-8\r\n",
        b"Content-Type: application/ms-tnef; name=winmail.dat\r\n",
        b"Content-Type: text/calendar\r\n",
        b'Content-Disposition: attachment; filename="../../etc/passwd\x00"\r\n',
        b"Content-Disposition: inline; filename*=\xff\r\n",
        b"Authentication-Results: hotelrunner.com; dkim=pass header.d=hotelrunner.com\r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256; d=hotelrunner.com; s=x; h=from; bh=; b=\r\n",
        b"DKIM-Signature: nonsense\r\n",
        b"X: " + b"a" * 100_000 + b"\r\n",
        b" folded without a name\r\n",
        b"no colon here\r\n",
    )
    for n, header in enumerate(headers):
        yield f"header-{n}", HEAD + header + b"\r\n" + TEXT
    bodies = (
        b"",
        b"\x00" * 5000,
        b"<div>" * 50_000,
        b"<!--" * 20_000,
        "\u202e\u200f".encode() * 20_000,
        b"Room Type\r\n" * 20_000,
        b"Check-in Date 31/02/2027\r\nCheck-out Date 00/00/0000\r\n" + TEXT,
        b"Guest Count 99999999999999999999\r\n" + TEXT,
        "Order Total €٤٥٠ ".encode() + TEXT,
        b"Order Total EUR " + b"9" * 5000 + b"\r\n",
    )
    for n, body in enumerate(bodies):
        yield f"body-{n}", HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + body


MAILS = dict(broken())


def test_they_are_many() -> None:
    assert len(MAILS) >= 60


@pytest.mark.parametrize("name", MAILS)
def test_each_is_refused_or_read_and_none_breaks_the_reader(name: str) -> None:
    raw = MAILS[name]
    header = Header(1, len(raw), SENT, raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")
    READER.wanted(header)
    kept = asyncio.run(READER.open(header, raw))
    assert sum(map(len, kept.texts)) <= 2 * MOST_TEXT
    assert "\x00" not in repr(kept.texts) + kept.subject + kept.sender
    found = READER.read(kept)
    assert isinstance(found, Notice | Unread)
    if isinstance(found, Notice):
        assert found.known_as == "R123456789"
        assert kept.trust.value != "authentic"


def test_a_file_beside_the_text_is_named_and_not_kept() -> None:
    raw = mail("Villa Thaifa - New Reservation #R123456789", BODY, HOTELRUNNER)
    with_file = raw.replace(b"Content-Type: text/plain", b"X-Before: text/plain", 1)
    boundary = (
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
    )
    body = (
        b'\n--b\nContent-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: base64\n\n'
        + b"QUJD" * 1000
    )
    whole = (
        with_file.partition(b"\n\n")[0].replace(b"MIME-Version: 1.0", b"X: y")
        + b"\n"
        + boundary
        + TEXT
        + body
    )
    found = body_of(whole)
    assert found.attachments == ("winmail.dat, 3000 B",)
    assert "Suite Junior" in found.texts[0]


@given(st.binary(max_size=400), st.integers(0, 10_000))
def test_no_damage_to_a_good_mail_breaks_the_reader(noise: bytes, seed: int) -> None:
    raw = bytearray(hotelrunner())
    at = random.Random(seed).randrange(len(raw))
    raw[at : at + len(noise)] = noise
    damaged = bytes(raw)
    header = Header(1, len(damaged), SENT, damaged.partition(b"\n\n")[0] + b"\n\n")
    READER.wanted(header)
    assert isinstance(READER.read(asyncio.run(READER.open(header, damaged))), Notice | Unread)
