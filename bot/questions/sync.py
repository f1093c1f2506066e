"""Are the data fresh, and does what we change go out?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.bookings.rhythm import next_reading
from governance.bookings.wire_words import wire
from governance.office import snapshot
from governance.post.replies import Block, Line, Reply

SPOKEN = Spoken(
    "sync",
    patterns=(
        (
            "prices",
            "sent",
        ),
        ("sync", "of_channels"),
        (
            "manager",
            "fresh",
        ),
        (
            "manager",
            "working",
        ),
        ("sync",),
        ("data", "fresh"),
        ("read", "manager"),
        ("sending", "on"),
        ("dated", "data"),
    ),
    words={
        "prices": phrases("prix tarifs prices rates"),
        "sent": phrases("partis parti envoyes envoye envoyees transmis sent pushed"),
        "of_channels": phrases("canaux canal channels channel"),
        "working": phrases("marche works working en-panne down connecte repond"),
        "sync": phrases(
            """
            t-es-connecte tu-es-connecte es-tu-connecte are-you-connected derniere-mise-a-jour synchro
            synchronisation sync synchronisations synchronise synchronised synchronized in-sync
            everything-in-sync everything-synced tout-est-a-jour c-est-a-jour
            """
        ),
        "data": phrases("donnees calendriers calendars data informations infos"),
        "fresh": phrases("a-jour jour fraiches recentes up-to-date fresh current old vieilles"),
        "dated": phrases("datent de-quand date quand how-old when"),
        "read": phrases("lecture lu lue read mise-a-jour update updated import"),
        "manager": phrases("hotelrunner hotel-runner channel-manager panel"),
        "sending": phrases("envois envoi pushing push l-envoi"),
        "on": phrases(
            """
            actif actifs active activee actives on coupe coupes ouverts marche marchent
            """
        ),
    },
    beside=phrases(
        """
        calendriers calendars prix tarifs tous aujourdhui lyoum eu lieu faite recente connecte connected
        en-panne panne probleme problem actuelle marche ok bonne bon fonctionne working works ca-va
        derniere dernier last quand when avec hotelrunner etat comment-va khdama bien fine statut status
        everything all tout tenu tient tenir held hold holding stable casse cassee broke crash plante plantee
        tombe tombee cale passee passe eu souci soucis probleme problemes issue issues any des un une
        """
    ),
    takes=(),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """When the bookings were last read, whether that is too old, whether changes go out, and the open incident."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        due = await next_reading(asked.office, unit)
    lines = [Line(say("ask.sync"), bold=True)]
    lines += [Line(told) for told in wire(house, due, asked.caller.property_id in asked.office.wires)]
    for source, read_at in sorted(house.source_ages.items()):
        if house.now - read_at > house.max_data_age:
            lines.append(Line(say("ask.too_old", source=_SOURCES[source], at=read_at)))
    if house.incident_open:
        lines.append(Line(say("ask.sync_incident")))
    return [Reply((Block(tuple(lines)),))]


_SOURCES = {
    "reservations": say("ask.source_reservations"),
    "channels": say("ask.source_channels"),
    "rates": say("ask.source_rates"),
}


SUBJECT = Subject(SPOKEN, say("ask.sync"), answer)
