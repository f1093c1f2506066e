"""Does a room go from a cleaner's tap to « inspectée » in the owner's brief?"""

from __future__ import annotations

from tests.journeys.pilot import OMAR, read
from tests.journeys.stage import Stage


def test_rooms_are_said_clean_inspected_by_another_and_shown(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.hears("/chambres", "Chambres", "12 dont rien n’est dit")
    card = stage.hears("/chambres 7", "Chambre 7", "rien n’est dit")
    stage.tap(card, "Propre")
    stage.becomes(card, "propre, à inspecter", "Said")
    tapped = stage.tap(card, "Inspectée ✓")
    assert "une autre personne doit l’inspecter" in str(tapped.answers)
    his = stage.hears("/chambres 7", "propre, à inspecter", who=OMAR)
    stage.tap(his, "Inspectée ✓", who=OMAR)
    stage.becomes(his, "prête, inspectée", "Omar")
    stage.hears("/chambres 8 hors service", "Hors service", "la retire de la vente ce soir")
    stage.hears("/chambres 99", "pas de chambre 99")
    stage.hears("/chambres", "1 prête", "1 hors service", "10 dont rien n’est dit")
    stage.end()
    rooms = {one["room"]: one["state"] for one in read(stage.home, "rooms")["rooms"]}
    assert (rooms["7"], rooms["8"], rooms["1"]) == ("inspected", "out_of_order", None)
