"""Is a mail believed only when its sender's own domain, or our own mail server, stands for it?"""

from __future__ import annotations

import pytest

from channels.mail.reader import Reader
from channels.mail.trust import Judge, NoAnswer
from channels.mailbox import Header
from domain.bookings.notice import Trust
from tests.rooms.mail.stage import names, reader, signed
from tests.rules.bookings.mails import SENT, hotelrunner

MX = "mx.villa.example"
RAW = hotelrunner()


async def trust(raw: bytes, by: Reader) -> tuple[Trust, str | None]:
    cut = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n"
    kept = await by.open(Header(1, len(raw), SENT, cut), raw)
    return kept.trust, kept.signed_by


async def test_the_senders_own_signature_is_believed() -> None:
    assert await trust(signed(RAW), reader()) == (Trust.AUTHENTIC, "hotelrunner.com")
    below = signed(RAW, "mail.hotelrunner.com")
    assert await trust(below, reader()) == (Trust.AUTHENTIC, "mail.hotelrunner.com")
    both = signed(signed(RAW), "sender.example")  # as a mailing service adds its own
    assert await trust(both, reader()) == (Trust.AUTHENTIC, "hotelrunner.com")


@pytest.mark.parametrize(
    "raw",
    [
        RAW,
        signed(RAW, "evil.example"),
        signed(RAW, "nothotelrunner.com"),
        signed(RAW).replace(b"Suite Junior", b"Suite Royale"),
        signed(RAW).replace(b"R123456789", b"R987654321"),
        signed(RAW, length=True),
        signed(
            RAW.replace(b"noreply@hotelrunner.com", b"noreply@hotelrunner.com.evil.example"), "evil.example"
        ),
    ],
    ids=[
        "none",
        "another's",
        "a longer name",
        "other words",
        "another number",
        "only a beginning",
        "a false friend",
    ],
)
async def test_nothing_else_is(raw: bytes) -> None:
    assert (await trust(raw, reader()))[0] is not Trust.AUTHENTIC


async def test_a_key_that_does_not_exist_and_one_that_cannot_be_asked_are_two_things() -> None:
    def silent(name: str) -> bytes | None:
        raise NoAnswer

    assert (await trust(signed(RAW), reader(ask_key=names(lambda _: None))))[0] is Trust.UNSIGNED
    assert (await trust(signed(RAW), reader(ask_key=names(silent))))[0] is Trust.UNDECIDED


@pytest.mark.parametrize(
    ("line", "believed"),
    [
        (f"{MX}; dkim=pass header.d=hotelrunner.com", True),
        (
            f"{MX}; spf=pass smtp.mailfrom=x.example; dkim=pass (2048-bit key) header.d=mail.hotelrunner.com",
            True,
        ),
        (f"{MX}; dkim=fail header.d=hotelrunner.com", False),
        (f"{MX}; dkim=pass header.d=evil.example", False),
        (f"{MX}; spf=pass smtp.mailfrom=hotelrunner.com", False),
        ("mx.evil.example; dkim=pass header.d=hotelrunner.com", False),
        (f"{MX}; none", False),
        (f"{MX} dkim pass", False),
    ],
)
async def test_our_own_mail_server_is_believed_alone(line: str, believed: bool) -> None:
    by = Reader(Judge(MX, names()))
    raw = b"Authentication-Results: " + line.encode() + b"\n" + signed(RAW)
    assert ((await trust(raw, by))[0] is Trust.AUTHENTIC) is believed


async def test_a_second_line_of_our_servers_name_does_not_count() -> None:
    by = Reader(Judge(MX, names()))
    forged = f"Authentication-Results: {MX}; dkim=pass header.d=hotelrunner.com\n".encode()
    raw = f"Authentication-Results: {MX}; dkim=none\n".encode() + forged + RAW
    assert (await trust(raw, by))[0] is Trust.UNSIGNED
