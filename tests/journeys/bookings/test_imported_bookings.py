"""Does Said hear of bookings that come by a file while the bot runs, with no channel manager's wire at all?"""

from datetime import timedelta
from pathlib import Path

from tests.journeys.pilot import OMAR, lhcm, read
from tests.journeys.stage import Stage, flat, keys, soon

NIGHT = soon()
HEAD = "Confirmation number;Channel;Guest;Room type;Check-in;Check-out;Booking date;Status;Total"


def list_of(folder: Path, *rows: str, name: str = "panel.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
    return path


def row(number: str, channel: str, guest: str, nights: int = 2, state: str = "Confirmed") -> str:
    out = NIGHT + timedelta(days=nights)
    booked = soon(-1)
    kind = "Chambre Double Supérieure"
    return f"{number};{channel};{guest};{kind};{NIGHT};{out};{booked};{state};3000"


def told(stage: Stage) -> list[str]:
    found = stage.phones.messages(7001, from_bot=True)
    return [flat(m.plain) for m in found if "réservation" in flat(m.plain)]


def test_a_list_imported_while_the_bot_runs_rings_like_any_booking(stage: Stage) -> None:
    stage.start(HOTELRUNNER_TOKEN="", HOTELRUNNER_HR_ID="", LHCM_PUSH="off")
    stage.invites(OMAR, "operator", "Omar")
    lhcm(stage.home, "import", str(list_of(stage.home, row("R700000001", "Booking.com", "Anna Weber"))))
    new = stage.reads("Nouvelle réservation · Booking.com", "Chambre Double Supérieure", "3 000 MAD")
    assert "Anna Weber" in new.plain
    assert "Il reste 1 chambre" in new.plain

    online = row("R700000002", "Online", "Léo Martin")
    lhcm(stage.home, "import", str(list_of(stage.home, online)))
    question = stage.reads("Vérification · Booking.com", "Combien de chambres libres", who=OMAR)
    assert keys(question) == [["0", "1", "2"]]

    third = row("R700000003", "Booking.com", "Mia Rossi")
    lhcm(stage.home, "import", str(list_of(stage.home, third)))
    stage.reads("🔴 Double réservation · Chambre Double Supérieure", "3 réservations pour 2 chambres")
    count = len(told(stage))
    gone = row("R700000003", "Booking.com", "Mia Rossi", state="Cancelled")
    lhcm(stage.home, "import", str(list_of(stage.home, third)))
    lhcm(stage.home, "import", str(list_of(stage.home, gone)))
    stage.reads("Réservation annulée · Booking.com")
    assert len(told(stage)) == count + 1, "a list imported twice rings once"

    stage.hears("/reservation r700000003", "Réservation R700000003", "annulée", "liste du panneau")
    [booking] = read(stage.home, "booking", "R700000003")["bookings"]
    assert [one["event"] for one in booking["sightings"]] == ["state", "cancelled"]

    count = len(told(stage))
    many = [row(f"R8{n:08}", "Booking.com", f"Guest {n}", state="Cancelled") for n in range(300)]
    lhcm(stage.home, "import", str(list_of(stage.home, *many)))
    stage.reads("300 réservations reçues", "300 annulées")
    assert len(told(stage)) == count + 1, "hundreds are one message"
