"""Does a typed wish become a price on every channel by one tap, is it proven, and can it be taken back?"""

from datetime import date, timedelta

from tests.journeys.pilot import JUNIOR, SAID
from tests.journeys.stage import Stage, data, dm, keys, soon

NAJIB = 7003
FIRST = soon()
NIGHTS = [FIRST + timedelta(days=n) for n in range(15)]
WISH = f"/prix suite junior {dm(FIRST)}-{dm(NIGHTS[-1])} +15%"


def shown(stage: Stage, nights: list[date] = NIGHTS) -> set[str]:
    """The prices that all channels show on these nights."""
    return {stage.price(JUNIOR, night, channel) for night in nights for channel in ("online", "bookingcom")}


def test_from_a_message_to_proven_prices_and_back(stage: Stage) -> None:
    stage.start(TELEGRAM_OWNER_IDS=f"{SAID};{NAJIB}")
    stage.say("/aide", NAJIB, first_name="Najib")
    stage.has_read()

    stage.say(WISH)
    card = stage.reads(
        "Revenue propose", "Suite Junior", "15 nuits, aucune vendue", "2 100 → 2 420 MAD", "+15 %"
    )
    twin_card = stage.reads("2 100 → 2 420 MAD", who=NAJIB)
    assert keys(card) == [["Confirmer 2 420 MAD"], ["Ajuster", "Plus tard", "Refuser"], ["Pourquoi ?"]]
    assert not card.preview
    assert stage.writes() == []

    confirm = data(card, "Confirmer 2 420 MAD")
    stage.phones.tap(SAID, card.message_id, confirm)
    late = stage.tap(card, confirm, forced=True)
    done = stage.becomes(card, "✅ Approuvé par Said", "transmis", "confirmé", "Booking.com", "Online")
    assert done.message_id == card.message_id
    assert keys(done) == [["Annuler", "Pourquoi ?"]]
    assert "Déjà décidé par Said" in late.answers[-1]["text"]
    assert len(stage.writes()) == 1
    assert shown(stage) == {"2420"}
    stage.becomes(twin_card, "Approuvé par Said", "confirmé")
    too_late = stage.tap(twin_card, confirm, NAJIB, forced=True)
    assert "Déjà décidé par Said" in too_late.answers[-1]["text"]
    assert too_late.answers[-1]["alert"]

    stage.tap(done, "Annuler")
    undone = stage.becomes(card, "↩️ Annulé")
    assert shown(stage) == {"2100"}
    assert len(stage.writes()) == 2
    assert keys(undone) == [["Pourquoi ?"]]
    again = stage.tap(undone, f"{confirm.removesuffix(':ok')}:undo", forced=True)
    assert again.answers[-1]["alert"]
    assert len(stage.writes()) == 2
