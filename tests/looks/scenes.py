"""The sample house as it really answers, in pictures: `python -m tests.looks.scenes FOLDER [SCENE …] [--json]`.

Plays the demonstration in this process and writes what Telegram would be sent, one chat a scene; without --json
each is drawn as FOLDER/SCENE.png by Chromium. The pictures of the README come from `python -m tests.looks.scenes
docs/pictures`. All amounts and guests are samples.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from bot.demo.session import session
from bot.telegram.drawing import Faces
from channels.simulated.hotelrunner import BookedRoom
from domain.phrase import say
from governance.consent.desk import batches
from governance.day.objectives.review import keep_objectives
from governance.post.replies import reply
from tests.looks.draw import draw, page
from tests.looks.phone import Chat, Phone

DAY = date(2026, 10, 14)
NEXT_WEEK = datetime(2026, 10, 20, 8, 0, tzinfo=UTC)
WISH = "/prix suite junior 16-19/11 +15%"
PARTY = "/prix suite junior 20/12-03/01 +15%"
TOO_MUCH = "/prix suite junior 16-19/11 +45%"
IN_README = ("brief", "floor")

Scene = Callable[[Phone], Awaitable[None]]


async def brief(phone: Phone) -> None:
    """What Said reads at nine."""
    await phone.open_the_day()
    phone.chat = phone.chat[:1]


async def card(phone: Phone) -> None:
    """He asks for a price."""
    await phone.says(WISH)


async def decided(phone: Phone) -> None:
    """He taps: the same message says what became of it."""
    await phone.says(WISH)
    await phone.does(f"confirmer {await newest(phone)}")


async def why(phone: Phone) -> None:
    """He asks why."""
    await phone.says(PARTY)
    await phone.says(f"pourquoi {await newest(phone)}")


async def missions(phone: Phone) -> None:
    """He gives a task, asks for the list, and how everything stands."""
    await phone.says(
        "/mission photos chambre 12 P1 avant vendredi ; livrable : 12 photos ; bloqué par : devis"
    )
    await phone.says("/mission rappelle-moi le contrat jeudi")
    await phone.says("/missions")
    await phone.says("/statut")


async def looking_back(phone: Phone) -> None:
    """What was decided, and what the house remembers."""
    await phone.says("/decisions passées synchronisation")
    await phone.says("/memoire le jardinier vient le mardi")


async def hold(phone: Phone) -> None:
    """A step that is too large needs his reason."""
    await phone.says(TOO_MUCH)


async def panel(phone: Phone) -> None:
    """Without pushing, the change becomes an instruction for a person."""
    phone.without_pushing()
    await phone.says(PARTY)
    await phone.does(f"confirmer {await newest(phone)}")


async def booking(phone: Phone) -> None:
    """Somebody books."""
    phone.shown.newcomers.deliver_next()
    await phone.reads_bookings()


async def double_booking(phone: Phone) -> None:
    """Three bookings for two rooms."""
    night = DAY + timedelta(days=100)
    for channel, first in (("bookingcom", "Élodie"), ("online", "Karim"), ("expedia", "Greta")):
        room = BookedRoom("HR:triple", night, night + timedelta(days=1), Decimal(1750))
        phone.shown.simulated.add_booking([room], channel=channel, first=first, last="Exemple")
    await phone.reads_bookings()


async def words(phone: Phone) -> None:
    """An error, and what a stranger reads."""
    faces = Faces(phone.office)
    for key in (say("error.decision", reference="7F3A"), say("stranger.private")):
        phone.chat += phone.drawn(faces.plain(reply(key), "fr"))


async def objective(phone: Phone) -> None:
    """He says what he wants, takes it, and asks how far it has come; a price says what it means for it."""
    await phone.says("/objectifs remplir novembre sans descendre sous 1 400 MAD")
    await phone.does(f"confirmer {await newest(phone)}")
    await phone.says("/objectifs occupation 80 % en novembre")
    await phone.says("/objectifs")
    await phone.says(WISH)


async def review(phone: Phone) -> None:
    """Two objectives on one page; the day of a review has come."""
    for wish in ("occupation 80 % en octobre, bilan le 20/10", "prix moyen 2 000 MAD en novembre"):
        await phone.says(f"/objectifs {wish}")
        await phone.does(f"confirmer {await newest(phone)}")
    phone.fresh()
    await phone.says("/objectifs")
    phone.shown = replace(phone.shown, office=replace(phone.office, clock=lambda: NEXT_WEEK))
    await keep_objectives(phone.office, phone.shown.caller.property_id)
    await phone.refresh()


async def mandate(phone: Phone) -> None:
    """He lets Revenue move prices by itself; what it does comes as a report; the list."""
    await phone.says(
        "/mandats Revenue peut bouger les prix de ±10 % jusqu'au 28 février, jamais sous 1 000 MAD"
    )
    await phone.does(f"confirmer {await newest(phone)}")
    await phone.revenue_moves("junior-suite", DAY + timedelta(days=40), Decimal(2200))
    await phone.says("/mandats")


async def expense(phone: Phone) -> None:
    """He writes what he spent."""
    await phone.says("plombier 1 200 dh chambre 7")
    await phone.says("/depense")
    await phone.says("annule la réservation R123456")


async def batch(phone: Phone) -> None:
    """The morning's prices in one card, in a house that has decided on its first one."""
    await phone.does(f"refuser {await newest(phone)} pas maintenant")
    await phone.drafts_again()
    phone.fresh()
    await phone.does("/decisions")


async def first_card(phone: Phone) -> None:
    """The first card of a new house."""
    await phone.does("/decisions")


async def batch_ticking(phone: Phone) -> None:
    """He ticks some of its lines."""
    await batch(phone)
    office, caller = phone.office, phone.shown.caller
    async with office.store.unit(caller.property_id) as unit:
        [proposal] = await unit.proposals.open()
        for place in (None, 0, 2, 4):
            await batches.choose(unit, proposal, caller.member, place, office.clock())
    await phone.card(proposal.id, again=False)


async def batch_approved(phone: Phone) -> None:
    """Some lines, approved and confirmed."""
    await batch(phone)
    await phone.does(f"choisir {await newest(phone)} 1 3 5")


async def batch_partly(phone: Phone) -> None:
    """The channel manager refuses a row."""
    await batch(phone)
    phone.shown.simulated.fail("rejected_row", on="daily")
    await phone.does(f"choisir {await newest(phone)} 1 3")


async def settings(phone: Phone) -> None:
    """He sets limits and reads them."""
    await phone.says("verrouiller suite junior 20/12-03/01")
    await phone.says("plancher suites 1 900 en décembre")
    await phone.says("/reglages dernière minute -10 % 3 jours")
    await phone.says("/reglages")


async def trial(phone: Phone) -> None:
    """He tries a price on purpose."""
    await phone.says("/essai")
    await phone.says("/essai résultats")


async def season(phone: Phone) -> None:
    """A list for the season instead of prices that move."""
    await phone.says("/saison")


async def floor(phone: Phone) -> None:
    """An expense that would cost the floor, and its arithmetic."""
    await phone.says("/depense plombier chambre 7 60 000 dh")
    await phone.says(f"pourquoi {await newest(phone)}")


async def result(phone: Phone) -> None:
    """The month, its picture, and the till."""
    await phone.says("/resultat")
    await phone.says("/caisse")


SCENES: dict[str, Scene] = {
    "batch": batch,
    "first-card": first_card,
    "batch-ticking": batch_ticking,
    "batch-approved": batch_approved,
    "batch-partly": batch_partly,
    "settings": settings,
    "season": season,
    "trial": trial,
    "brief": brief,
    "card": card,
    "decided": decided,
    "why": why,
    "hold": hold,
    "panel": panel,
    "booking": booking,
    "double-booking": double_booking,
    "words": words,
    "missions": missions,
    "looking-back": looking_back,
    "objective": objective,
    "review": review,
    "mandate": mandate,
    "expense": expense,
    "floor": floor,
    "result": result,
}


async def newest(phone: Phone) -> int:
    """The number of the proposal filed last."""
    async with phone.office.store.reading(phone.shown.caller.property_id) as unit:
        return max(proposal.number for proposal in await unit.proposals.open())


async def played(scene: Scene) -> Chat:
    """One scene in a sample house of its own."""
    with tempfile.TemporaryDirectory() as folder:
        async with session(Path(folder), DAY) as shown:
            phone = Phone(shown)
            if scene is not brief:
                await phone.open_the_day()
                phone.fresh()
            await scene(phone)
            return phone.chat


def main(arguments: Sequence[str]) -> None:
    """Play and draw."""
    parser = argparse.ArgumentParser(prog="python -m tests.looks.scenes", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenes", nargs="*", default=IN_README, help=", ".join(SCENES))
    parser.add_argument(
        "--json", action="store_true", help="the chats as the Bot API would take them, undrawn"
    )
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in options.scenes:
        chat = asyncio.run(played(SCENES[name]))
        if options.json:
            target = options.folder / f"{name}.json"
            target.write_text(json.dumps(chat, ensure_ascii=False, indent=1), encoding="utf-8")
        else:
            draw(page(chat), options.folder / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
