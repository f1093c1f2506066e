"""Does somebody who may not read get a task, do it, and report a leak in two taps?"""

from __future__ import annotations

from tests.journeys.stage import Stage, keys

SALMA = 900_000_071


def test_a_gardeners_day_by_pictograms(stage: Stage) -> None:
    stage.start()
    stage.invites(SALMA, "staff", "Salma")
    stage.hears("/equipe Salma jardin darija", "C’est noté pour Salma")
    stage.hears("/equipe", "Salma · 0 sur 2")
    stage.hears("/equipe Salma", "Arroser le jardin")
    card = stage.hears("/taches", "💧🌿", "S9i jerda", who=SALMA)
    assert keys(card) == [["✅ Safi"], ["📷 Teswira"], ["⚠️ Kayn mochkil"]]
    stage.tap(card, "✅ Safi", who=SALMA)
    stage.becomes(card, "✅", "S9i jerda")
    pool = stage.hears("/taches", "🏊", who=SALMA)
    stage.tap(pool, "⚠️ Kayn mochkil", who=SALMA)
    menu = stage.becomes(pool, "Chnou lmochkil?")
    stage.tap(menu, "💧 Lma kaysil", who=SALMA)
    stage.becomes(pool, "Choukran")
    told = stage.reads("Fuite", "signalé par Salma")
    stage.tap(told, "Je m’en occupe")
    stage.becomes(told, "Said s’en occupe")
    stage.hears("/equipe", "1 problème")
    stage.hears("salam", "Kmelti", who=SALMA)
    for closed in ("/chambres", "/resultat", "/arrivees", "/feuille", "/taxes", "/statut"):
        stage.hears(closed, "rôle", who=SALMA)


def test_a_voice_note_under_the_card_is_its_proof_and_the_owner_hears_it(stage: Stage) -> None:
    stage.start()
    stage.invites(SALMA, "staff", "Salma")
    stage.hears("/equipe Salma jardin arabe", "C’est noté pour Salma")
    card = stage.hears("/taches", "💧🌿", "سقي الجردة", who=SALMA)
    asked = stage.tap(card, "📷 تصويرة", who=SALMA)
    assert asked.answers
    wanted = stage.reads("جاوب على هاد الميساج", who=SALMA)
    stage.phones.upload(
        SALMA, "v.ogg", b"OggS" + bytes(64), kind="voice", duration=4, reply_to=wanted.message_id
    )
    stage.reads("✅", "سقي الجردة", who=SALMA)
    day = stage.hears("/equipe Salma", "1 sur 2", "Arroser le jardin · fait")
    stage.tap(day, "📎 Arroser le jardin")
    stage.until(lambda: stage.phones.calls("sendDocument") or None)
    stage.end()
