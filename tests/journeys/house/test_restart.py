"""What if the process dies between the approval and its effect?"""

import signal

import pytest

from tests.journeys.pilot import JUNIOR
from tests.journeys.stage import Stage, dm, keys, soon

NIGHT = soon()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_what_was_under_way_is_unknown_and_never_sent_twice(stage: Stage, how: signal.Signals) -> None:
    stage.start()
    card = stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD")
    for endpoint in ("range", "daily"):
        stage.hotelrunner.fail("hang", on=endpoint, after_effect=True)
    stage.tap(card, "Confirmer 2 400 MAD")
    stage.until(lambda: stage.hotelrunner.faults.holding())
    status = stage.end(how)
    assert status == (0 if how is signal.SIGTERM else -signal.SIGKILL)
    stage.hotelrunner.faults.clear()

    stage.start()
    lost = stage.becomes(card, "❔ HotelRunner n’a pas répondu", "Rien ne sera renvoyé avant vérification")
    stage.reads("Pas de réponse sûre pour la n° 1")
    assert keys(lost)[0] == ["Vu : 2 400", "Vu : 2 100"]
    stage.say("/brief")
    stage.reads("1 changement à vérifier")
    assert len(stage.writes()) == 1
    stage.tap(lost, "Vu : 2 400")
    stage.becomes(card, "Approuvé par Said", "vu par Said")
    assert len(stage.writes()) == 1
    assert stage.price(JUNIOR, NIGHT) == "2400"


def test_a_tap_that_came_while_the_house_was_closed_counts_once(stage: Stage) -> None:
    stage.start()
    card = stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD")
    stage.end(signal.SIGKILL)
    stage.phones.tap(7001, card.message_id, "Confirmer 2 400 MAD")
    stage.phones.tap(7001, card.message_id, "Confirmer 2 400 MAD")
    stage.start()
    stage.becomes(card, "Approuvé par Said", "confirmé")
    stage.phones.redeliver()
    stage.say("/canaux")
    stage.reads("Booking.com")
    assert len(stage.writes()) == 1


def test_a_poisoned_update_is_set_aside_and_the_next_ones_are_handled(stage: Stage) -> None:
    stage.start()
    poisoned = stage.phones.poison()
    stage.say("/aide")
    stage.reads("Ce que je sais faire")
    stage.until(lambda: f"update {poisoned} could not be read" in stage.log())
    stage.end(signal.SIGKILL)
    stage.start()
    stage.reads("1 message", "mis de côté")
    assert stage.log().count(f"update {poisoned} could not be read") == 1
