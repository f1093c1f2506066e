"""Does a mission go from the owner's words to the operator's phone, to review and to done?"""

from __future__ import annotations

from tests.journeys.house.test_documents import with_gps
from tests.journeys.pilot import OMAR, read
from tests.journeys.stage import Stage, keys, soon


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


def test_streams_are_drawn_on_the_phone_and_a_conversation_goes_onto_the_register(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.hears("/mission photos chambre 12 P1 @Omar", "C’est confié")
    stage.reads("photos chambre 12", who=OMAR)
    stage.hears("/mission site en ligne P2 @Omar ; bloqué par : photos chambre 12", "C’est confié")
    stage.reads("site en ligne", who=OMAR)
    shown = stage.hears("/chantiers", "site en ligne", "attend n° 1", who=OMAR)
    assert shown.media["document" if "document" in shown.media else "photo"], (
        "the picture comes with the words"
    )
    day = soon(-20)
    chat = f"{day:%Y-%m-%d}, 10:00 - Omar: Le dossier\n{day:%Y-%m-%d}, 11:00 - Yusuf: Reçu\n"
    stage.phones.upload(OMAR, "WhatsApp.txt", chat.encode())
    card = stage.reads(
        "Fichier : WhatsApp.txt", "Conversation avec Yusuf", "Lettres à inscrire : 2", who=OMAR
    )
    assert keys(card) == [["Inscrire aux lettres"], ["Ne pas importer"]]
    stage.tap(card, "Inscrire aux lettres", who=OMAR)
    stage.becomes(card, "Yusuf : 2 au registre")
    stage.hears("/lettres", "Yusuf", "Reçu", who=OMAR)
