"""Does the house work without pushing: an exact instruction to Omar, and a receipt that says who typed it?"""

import io

from PIL import Image

from tests.journeys.pilot import JUNIOR, OMAR
from tests.journeys.stage import Stage, dm, keys, soon

NIGHT = soon()


def seen() -> bytes:
    """The panel, photographed."""
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (10, 120, 90)).save(file, "JPEG")
    return file.getvalue()


def test_an_approved_price_becomes_an_instruction_and_done_says_who(stage: Stage) -> None:
    stage.start(LHCM_PUSH="off")
    stage.invites(OMAR, "operator", "Omar")
    card = stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD")
    stage.tap(card, "Confirmer 2 400 MAD")
    stage.becomes(card, "Approuvé par Said", "à saisir dans le panneau")
    task = stage.reads(
        "À saisir dans HotelRunner · n° 1", "Suite Junior", f"{NIGHT:%m/%d/%Y}", "· 2400", who=OMAR
    )
    assert keys(task) == [["Fait"]]
    stage.phones.upload(
        OMAR, "panneau.jpg", seen(), kind="photo", reply_to=task.message_id, width=64, height=48
    )
    stage.reads("Gardé jusqu’au ", "comme preuve de", who=OMAR)
    stage.reads("Omar montre que c’est fait")
    stage.tap(task, "Fait", OMAR)
    stage.becomes(card, "Approuvé par Said", "saisi à la main par Omar")
    done = stage.becomes(task, "saisi à la main par Omar")
    assert "Fait" not in str(keys(done))
    again = stage.tap(done, stage.phones.taps()[-1].data, OMAR, forced=True)
    assert again.answers[-1]["text"]
    assert stage.writes() == []
    assert stage.price(JUNIOR, NIGHT) == "2100"
    stage.say(f"/prix suite junior {dm(NIGHT)} 2300")
    stage.reads("2 400 → 2 300 MAD")


def test_a_channel_is_closed_by_a_person_and_opened_again_by_undo(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.hears("/canaux mets Zorglub en pause", "Je ne connais pas de canal")
    stage.say("/canaux mets Booking en pause")
    card = stage.reads("Fermer Booking.com", "inconnu")
    stage.tap(card, "Fermer Booking.com")
    task = stage.reads("fermez toutes les ventes sur Booking.com", who=OMAR)
    stage.tap(task, "Fait", OMAR)
    done = stage.becomes(card, "Approuvé par Said", "saisi à la main par Omar")
    stage.tap(done, "Annuler")
    back = stage.reads("rouvrez les ventes sur Booking.com", who=OMAR)
    stage.tap(back, "Fait", OMAR)
    stage.becomes(card, "annulé")
    assert stage.writes() == []
