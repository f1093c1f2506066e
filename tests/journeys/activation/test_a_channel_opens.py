"""Does a channel open step by step, held while the incident is open, with witness, protocol and first booking?

And three of them, from a folder of raw material on?
"""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path

import pytest
from PIL import Image

from governance.activation.protocol import protocol
from store.engine import open_store
from tests.journeys.pilot import JUNIOR, OMAR, lhcm, read, stay
from tests.journeys.stage import Stage, flat, soon, staged
from tests.rules.package.pictures import jpeg, scene


@dataclass(frozen=True, slots=True)
class Way:
    """A channel on its way: its code, what people call it, its first order's number, its own number."""

    code: str
    name: str
    order: int = 1
    trouble: str = "incident R599233355"

    @property
    def reference(self) -> str:
        return f"{self.code[:3].upper()}-447{self.order}"


EXPEDIA = Way("expedia", "Expedia")
THREE = (EXPEDIA, Way("airbnb-api", "Airbnb", 2), Way("tripcom", "Trip.com", 3))
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
    opens(stage, EXPEDIA, agent(stage))
    assert stage.end() == 0


@pytest.fixture
def riad(tmp_path: Path) -> Iterator[Stage]:
    """A house that stands nowhere in our data, begun from a folder of raw material and one sentence."""
    home = tmp_path / "riad"
    home.mkdir()
    raw = raw_material(tmp_path / "dossier")
    typed = "4 chambres doubles pour 2, 1 suite pour 4\nfin\n"
    begun = lhcm(home, "house", "new", str(raw), "--name", RIAD, "--language", "fr", typed=typed)
    assert flat("Riad Yasmine est ouverte") in flat(begun.stdout), begun.stderr
    asyncio.run(awake(home))
    with staged(home) as stage:
        yield stage


async def awake(home: Path) -> None:
    """Hours that ask for nothing: the story reads the same at any hour of the day."""
    store = open_store(f"sqlite:///{home / 'lhcm.sqlite3'}")
    async with store.unit("riad-yasmine") as unit:
        hotel = await unit.property.get()
        await unit.property.save(
            replace(hotel, brief_at=time(23, 59), quiet_from=time(0), quiet_until=time(0))
        )
    await store.close()


@pytest.mark.proof
def test_from_a_folder_of_an_unknown_house_to_three_verified_channels(riad: Stage) -> None:
    riad.start()
    riad.invites(OMAR, "operator", "Omar", house="Riad Yasmine")
    shares = ready(riad)
    lhcm(riad.home, "answer", "legal_name", "Riad Yasmine SARL", "--by", "Omar")
    assert all(after >= shares[code] > 0 for code, after in ready(riad).items()), shares
    riad.hears("/incident ouvrir Booking.com montre une chambre de trop", "Incident 1", who=OMAR)
    token = agent(riad)
    for way in THREE:
        opens(riad, replace(way, trouble="incident"), token)
    board = riad.hears("/activation", "Canaux en ligne", who=OMAR)
    assert flat(board.plain).count("vérifié") == len(THREE)
    assert riad.end() == 0


def ready(stage: Stage) -> dict[str, float]:
    """How far each channel's form is filled, in per cent."""
    told = {
        way.code: lhcm(stage.home, "package", "show", "--channel", way.code, "--format", "json")
        for way in THREE
    }
    return {code: float(json.loads(done.stdout)["share"]) for code, done in told.items()}


def raw_material(folder: Path) -> Path:
    """A fact sheet, a table of rooms and photos by folder, as somebody has them on his disk."""
    folder.mkdir()
    (folder / "fiche.md").write_text(SHEET, encoding="utf-8")
    (folder / "chambres.csv").write_text(ROOMS, encoding="utf-8")
    for place in ("facade", "piscine", "suite"):
        (folder / place).mkdir()
        (folder / place / "01.jpg").write_bytes(jpeg(scene(len(place))))
    return folder


RIAD = "Riad Yasmine, Marrakech, Maroc"
SHEET = """# Riad Yasmine
## Adresse
12 derb Chtouka
## Annulation
gratuit jusqu'à 7 jours, 50 % jusqu'à 48 h, puis 100 %
"""
ROOMS = "Type,Surface m2,Lits\nSuite,45,1 king\nChambre double,28,1 queen\n"


def agent(stage: Stage) -> str:
    """A program that works in a shell of its own, with its token."""
    return lhcm(stage.home, "invite", "--role", "agent", "--name", "Codex").stdout.splitlines()[0]


def opens(stage: Stage, way: Way, token: str) -> None:
    """From an agent's order to *verified*."""
    an_agents_order(stage, way, token)
    requested_and_held(stage, way)
    live_by_a_photo(stage, way)
    verified_point_by_point(stage, way)


def an_agents_order(stage: Stage, way: Way, token: str) -> None:
    """An agent carries out the first step in a shell of its own; a password typed by mistake is kept nowhere."""
    stage.hears(f"/ordre {way.code}", f"Ordre {way.order}", "à faire", "Ne pas toucher", who=OMAR)
    lhcm(stage.home, "work", "take", str(way.order), LHCM_AGENT_TOKEN=token)
    told = lhcm(
        stage.home,
        "work",
        "show",
        str(way.order),
        "--format",
        "json",
        "--language",
        "en",
        LHCM_AGENT_TOKEN=token,
    )
    assert json.loads(told.stdout)["do_not_touch"]
    lhcm(
        stage.home, "work", "report", str(way.order), "--link", "https://x.example/1", LHCM_AGENT_TOKEN=token
    )
    review = stage.reads(f"Ordre {way.order}", "en revue", "Codex", who=OMAR)
    stage.tap(review, "Accepter", who=OMAR)
    stage.becomes(review, "Accepté par Omar")
    stage.hears("le mot de passe Expedia est Riad#4471", "il a été masqué", who=OMAR)
    assert b"Riad#4471" not in (stage.home / "lhcm.sqlite3").read_bytes()


def requested_and_held(stage: Stage, way: Way) -> None:
    """Prepared and requested; further only with the owner's reason."""
    stage.hears(f"/activation {way.code} en préparation", f"Noté. {way.name}", who=OMAR)
    page = stage.hears(f"/activation {way.code}", "en préparation", who=OMAR)
    stage.tap(page, "Demandé", who=OMAR)
    asked = stage.reads(f"{way.name} : demandé", "Répondez à ce message", who=OMAR)
    stage.say(f"demande envoyée, {way.reference}", OMAR, reply_to=asked.message_id)
    stage.reads(f"Noté. {way.name} : demandé", way.reference, who=OMAR)
    stage.hears(f"/activation {way.code} en connexion", "attend le motif du propriétaire", who=OMAR)
    card = stage.reads(f"{way.name} : demandé → en connexion", way.trouble)
    stage.say("oui", reply_to=card.message_id)
    stage.say("Un seul type, je surveille moi-même", reply_to=card.message_id)
    stage.becomes(card, "je surveille moi-même")
    stage.until(lambda: state(stage, way) == "connecting")


def live_by_a_photo(stage: Stage, way: Way) -> None:
    """Every further step is held again, and live takes a witness; the first booking rings by name."""
    reasoned(stage, way, "correspondances faites", "mapped")
    page = stage.hears(f"/activation {way.code}", "correspondances faites", who=OMAR)
    stage.tap(page, "En ligne", who=OMAR)
    asked = stage.reads(f"{way.name} : en ligne", "Il faut un témoin", who=OMAR)
    stage.phones.upload(OMAR, "capture.jpg", picture(), caption="en ligne", reply_to=asked.message_id)
    card = stage.reads(f"{way.name} : correspondances faites → en ligne")
    stage.say("Une semaine d'essai, je réponds du reste", reply_to=card.message_id)
    stage.until(lambda: state(stage, way) == "live")
    stage.hotelrunner.add_booking(
        [stay(JUNIOR, soon(40 + 5 * way.order))], channel=way.code, first="Anna", last="Weber"
    )
    stage.reads(f"Première réservation {way.name}")


def verified_point_by_point(stage: Stage, way: Way) -> None:
    """Its own protocol, and the hold once more."""
    for check in protocol(way.code):
        looked = stage.hears(f"/activation {way.code}", "en ligne", who=OMAR)
        stage.tap(looked, "Vérifié", who=OMAR)
        stage.becomes(looked, f"Vérifier {way.name}")
        number = [one.id for one in protocol(way.code)].index(check.id) + 1
        stage.tap(stage.now(looked), f"Point {number}", who=OMAR)
        said = check.text.by_language["fr"].replace("'", "’")[:40]
        asked = stage.reads(f"{way.name} : ", said, "Répondez à ce message", who=OMAR)
        stage.say(SEEN.get(check.id, "vu"), OMAR, reply_to=asked.message_id)
        stage.reads(f"Vérifier {way.name}", f"{number}. ✓", who=OMAR)
    card = stage.reads(f"{way.name} : en ligne → vérifié")
    stage.say("Vu point par point avec Omar", reply_to=card.message_id)
    stage.until(lambda: state(stage, way) == "verified")


def reasoned(stage: Stage, way: Way, said: str, became: str) -> None:
    """Omar notes a step, and Said lets it pass with his reason."""
    stage.hears(f"/activation {way.code} {said}", "attend le motif", who=OMAR)
    card = stage.reads(f"{way.name} : ", f"→ {said}")
    stage.say("Je continue de surveiller moi-même", reply_to=card.message_id)
    stage.until(lambda: state(stage, way) == became)


def state(stage: Stage, way: Way) -> str:
    """Where the channel stands, as a program reads it while the bot runs."""
    return str(read(stage.home, "activation", way.code)["channels"][0]["state"])
