"""Does a mission go from the owner's words to the operator's phone, to review and to done?"""

from __future__ import annotations

from tests.journeys.house.test_documents import with_gps
from tests.journeys.pilot import OMAR, read
from tests.journeys.stage import Stage, keys


def test_a_mission_from_word_to_done(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.hears("/missions", "Aucune mission en cours")
    stage.hears(
        "/mission photos chambre 12 P1 @Omar ; livrable : 12 photos ; relecteur : Said",
        "C’est confié",
        "P1",
        "12 photos",
        "Relecture : Said",
    )
    his = stage.reads("Mission", "photos chambre 12", who=OMAR)
    assert all("Fait" not in row for row in keys(his))  # another has the last word
    stage.tap(his, "Je m’en occupe", who=OMAR)
    stage.becomes(his, "en cours")
    photo = with_gps()
    stage.phones.upload(OMAR, "p.jpg", photo, kind="photo", reply_to=his.message_id, width=64, height=48)
    stage.reads("comme preuve de « photos chambre 12 »", who=OMAR)
    shown = stage.reads("Omar montre que c’est fait", "photos chambre 12")
    assert shown.media, "the photo itself is shown to whoever reviews"
    stage.tap(his, "À relire", who=OMAR)
    to_review = stage.reads("en revue", "photos chambre 12")
    stage.tap(to_review, "Fait")
    stage.becomes(to_review, "fait")
    stage.reads("Mission", "fait", who=OMAR)
    stage.hears("/missions", "Aucune mission en cours")
    stage.hears("/journal_com Omar", "Messages envoyés", "Omar", "photos chambre 12")


def test_a_note_is_ones_own_and_waits_for_its_day(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.hears("/mission rappelle-moi le contrat jeudi", "C’est noté", "le contrat", "rappel")
    stage.hears("/missions", "le contrat")
    stage.hears("/missions", "Aucune mission", who=OMAR)
    stage.hears("/mission rappelle-moi le contrat", "Pour quand")
    stage.hears("/mission photos @Karim", "Personne ici ne s’appelle", "Omar")


def test_status_decisions_and_memory_on_the_phone_and_as_json(stage: Stage) -> None:
    stage.start()
    stage.hears("/mission payer la TPT P0 ; bloqué par : relevé du comptable", "Bloquée par")
    stage.hears("/statut", "Confiance : trop tôt", "blocage", "relevé du comptable", "Aujourd’hui")
    stage.hears("/decisions passées", "au registre")
    stage.hears("/decisions passées zzz", "Aucune décision ne parle")
    asked = stage.hears("/memoire le jardinier vient le mardi", "Je retiens")
    stage.hears("/memoire", "Je ne retiens rien")
    stage.tap(asked, "Retenir")
    stage.becomes(asked, "C’est retenu")
    kept = stage.hears("/memoire", "le jardinier vient le mardi", "Said")
    stage.end()
    assert read(stage.home, "status")["lights"]["trust"] == "unknown"
    assert [m["priority"] for m in read(stage.home, "missions")["missions"]] == ["P0"]
    assert read(stage.home, "messages")["schema"] == "messages/1"
    assert read(stage.home, "decisions", "sync")["log"]
    stage.start()
    stage.tap(kept, "Oublier 1")
    stage.becomes(kept, "C’est oublié")
    stage.hears("/memoire", "Je ne retiens rien")
