"""Does a mail in a real mailbox reach Said's phone, once, also when the process is killed over it?"""

from __future__ import annotations

import json
import signal
from datetime import UTC, datetime, timedelta

import jsonschema

from tests.journeys.bookings.agencies import MX
from tests.journeys.pilot import ROOT, lhcm
from tests.journeys.stage import Stage, flat, soon
from tests.rooms.mail.dovecot import PASSWORD, USER, Dovecot, serving
from tests.rules.bookings.mails import BODY, hotelrunner, mail


def sent(number: str, theirs: str, days: int, *, proven: bool = True) -> bytes:
    """HotelRunner's mail of this minute, as our own mail server hands it over."""
    arrival = soon(days)
    stay = BODY.replace("Jan 5, 2027", f"{arrival:%b %d, %Y}", 2).replace(
        "Jan 8, 2027", f"{arrival + timedelta(days=2):%b %d, %Y}"
    )
    result = "dkim=pass header.d=hotelrunner.com" if proven else "dkim=none"
    headers = {"Authentication-Results": f"{MX}; {result}"}
    return hotelrunner(number, stay.replace("1504433221", theirs), at=datetime.now(UTC), headers=headers)


def surroundings(server: Dovecot) -> dict[str, str]:
    return {
        "MAIL_IMAP_HOST": "127.0.0.1",
        "MAIL_IMAP_PORT": str(server.port),
        "MAIL_IMAP_USER": USER,
        "MAIL_IMAP_PASSWORD": PASSWORD,
        "MAIL_IMAP_TLS": "off",
        "MAIL_AUTH_SERVER": MX,
    }


def test_a_mail_rings_within_seconds_and_once_over_a_kill(stage: Stage) -> None:
    with serving() as server:
        here = surroundings(server)
        stage.start(**here)
        server.deliver(sent("R500000001", "1504433221", 60))
        told = stage.reads("Nouvelle réservation · Agoda", "R500000001")
        assert "Suite Junior" in flat(told.plain).title()
        server.deliver(sent("R500000002", "1504433222", 70))
        stage.end(signal.SIGKILL)
        stage.start(**here)
        stage.reads("Nouvelle réservation · Agoda", "R500000002")
        server.deliver(sent("R500000003", "1504433223", 80, proven=False))
        card = stage.reads("Réservation à confirmer", "R500000003")
        stage.tap(card, "Elle est vraie")
        stage.becomes(card, "Confirmée")
        stage.reads("Nouvelle réservation · Agoda", "R500000003")
        server.deliver(mail("Weekly report", "nothing", "news@example.com"))
        shown = [flat(m.plain) for m in stage.phones.messages(7001, from_bot=True)]
        for number in ("r500000001", "r500000002", "r500000003"):
            about = [text for text in shown if "nouvelle réservation" in text and number in text]
            assert len([text for text in about if "renvoi" not in text]) == 1, shown
        printed = lhcm(stage.home, "mail", "--format", "json", **here).stdout
        schema = json.loads((ROOT / "data" / "schemas" / "mail.json").read_text(encoding="utf-8"))
        jsonschema.validate(json.loads(printed), schema)
        # The report may have been read by now, or not yet: the house hears of mail within seconds.
        states = [one["state"] for one in json.loads(printed)["mails"] if one["state"] != "nothing"]
        assert states == ["booked"] * 3
        assert PASSWORD not in stage.log()
        assert stage.end() == 0
