"""Does a channel open step by step, held while the incident is open, with witness, protocol and first booking?"""

from __future__ import annotations

import io
import json

from PIL import Image

from governance.activation.protocol import protocol
from tests.journeys.pilot import JUNIOR, OMAR, lhcm, read, stay
from tests.journeys.stage import Stage, soon

SEEN = {"far_date": "2 avant, 1 après", "price": "2 100 MAD frais compris"}


def picture() -> bytes:
    """A small screenshot."""
    drawn = io.BytesIO()
    Image.new("RGB", (640, 480), "white").save(drawn, "JPEG")
    return drawn.getvalue()


def test_a_channel_opens_under_an_open_incident(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.hears("/activation", "Canaux en ligne", "Incident R599233355 ouvert", "Expedia", who=OMAR)
    an_agents_order(stage)
    requested_and_held(stage)
    live_by_a_photo(stage)
    verified_point_by_point(stage)
    assert stage.end() == 0


def an_agents_order(stage: Stage) -> None:
    """An agent carries out the first step in a shell of its own; a password typed by mistake is kept nowhere."""
    stage.hears("/ordre expedia", "Ordre 1", "à faire", "Ne pas toucher", who=OMAR)
    token = lhcm(stage.home, "invite", "--role", "agent", "--name", "Codex").stdout.splitlines()[0]
    lhcm(stage.home, "work", "take", "1", LHCM_AGENT_TOKEN=token)
    told = lhcm(
        stage.home, "work", "show", "1", "--format", "json", "--language", "en", LHCM_AGENT_TOKEN=token
    )
    assert json.loads(told.stdout)["do_not_touch"]
    lhcm(stage.home, "work", "report", "1", "--link", "https://x.example/1", LHCM_AGENT_TOKEN=token)
    review = stage.reads("Ordre 1", "en revue", "Codex", who=OMAR)
    stage.tap(review, "Accepter", who=OMAR)
    stage.becomes(review, "Accepté par Omar")
    stage.hears("le mot de passe Expedia est Riad#4471", "il a été masqué", who=OMAR)
    assert b"Riad#4471" not in (stage.home / "lhcm.sqlite3").read_bytes()


def requested_and_held(stage: Stage) -> None:
    """Prepared and requested; further only with the owner's reason."""
    stage.hears("/activation expedia en préparation", "Noté. Expedia", who=OMAR)
    page = stage.hears("/activation expedia", "en préparation", who=OMAR)
    stage.tap(page, "Demandé", who=OMAR)
    asked = stage.reads("Expedia : demandé", "Répondez à ce message", who=OMAR)
    stage.say("demande envoyée, EXP-4471", OMAR, reply_to=asked.message_id)
    stage.reads("Noté. Expedia : demandé", "EXP-4471", who=OMAR)
    stage.hears("/activation expedia en connexion", "attend le motif du propriétaire", who=OMAR)
    card = stage.reads("Expedia : demandé → en connexion", "incident R599233355")
    stage.say("oui", reply_to=card.message_id)
    stage.say("Un seul type, je surveille moi-même", reply_to=card.message_id)
    stage.becomes(card, "je surveille moi-même")
    stage.until(lambda: state(stage) == "connecting")


def live_by_a_photo(stage: Stage) -> None:
    """Every further step is held again, and live takes a witness; the first booking rings by name."""
    reasoned(stage, "correspondances faites", "mapped")
    page = stage.hears("/activation expedia", "correspondances faites", who=OMAR)
    stage.tap(page, "En ligne", who=OMAR)
    asked = stage.reads("Expedia : en ligne", "Il faut un témoin", who=OMAR)
    stage.phones.upload(OMAR, "capture.jpg", picture(), caption="en ligne", reply_to=asked.message_id)
    card = stage.reads("Expedia : correspondances faites → en ligne")
    stage.say("Une semaine d'essai, je réponds du reste", reply_to=card.message_id)
    stage.until(lambda: state(stage) == "live")
    stage.hotelrunner.add_booking([stay(JUNIOR, soon())], channel="expedia", first="Anna", last="Weber")
    stage.reads("Première réservation Expedia")


def verified_point_by_point(stage: Stage) -> None:
    """Its own protocol, and the hold once more."""
    for check in protocol("expedia"):
        looked = stage.hears("/activation expedia", "en ligne", who=OMAR)
        stage.tap(looked, "Vérifié", who=OMAR)
        stage.becomes(looked, "Vérifier Expedia")
        number = [one.id for one in protocol("expedia")].index(check.id) + 1
        stage.tap(stage.now(looked), f"Point {number}", who=OMAR)
        said = check.text.by_language["fr"].replace("'", "’")[:40]
        asked = stage.reads(said, "Répondez à ce message", who=OMAR)
        stage.say(SEEN.get(check.id, "vu"), OMAR, reply_to=asked.message_id)
        stage.reads(f"{number}. ✓", who=OMAR)
    card = stage.reads("Expedia : en ligne → vérifié")
    stage.say("Vu point par point avec Omar", reply_to=card.message_id)
    stage.until(lambda: state(stage) == "verified")


def reasoned(stage: Stage, said: str, became: str) -> None:
    """Omar notes a step, and Said lets it pass with his reason."""
    stage.hears(f"/activation expedia {said}", "attend le motif", who=OMAR)
    card = stage.reads(f"→ {said}")
    stage.say("Je continue de surveiller moi-même", reply_to=card.message_id)
    stage.until(lambda: state(stage) == became)


def state(stage: Stage) -> str:
    """Where Expedia stands, as a program reads it while the bot runs."""
    return str(read(stage.home, "activation", "expedia")["channels"][0]["state"])
