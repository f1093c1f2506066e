"""How full is the house, and what is left?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject, figures_of, house_over, titled
from domain.conversation.questions.question import Spoken, phrases
from domain.house.snapshot import House
from domain.nights import Span
from domain.phrase import Percent, Phrase, say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "occupancy",
    patterns=(
        ("quantity", "sold", "rooms"),
        ("quantity", "left"),
        ("how_many", "left"),
        ("full", "being"),
        ("how_full",),
        ("share",),
        ("how_many", "rooms"),
        ("quantity", "rooms"),
        ("how_many", "@types"),
        ("left", "rooms"),
        ("left", "@types"),
        ("left", "@when"),
        ("free", "rooms"),
        ("free", "@types"),
        ("available",),
        ("there_is", "rooms"),
        ("there_is", "@types"),
        ("occupied", "rooms"),
        ("how_many", "sold", "rooms"),
        ("occupied", "@types"),
        ("free", "nights"),
    ),
    weak=(
        ("how_many", "bookings", "@when"),
        ("quantity", "bookings", "@when"),
        ("quantity", "@when"),
        ("rooms", "@when"),
    ),
    words={
        "how_full": phrases(
            """
            c-est-comment comment-c-est
            how-full remplissage how-busy tx-occupation tx-occup tx-remplissage taux-de-remplissage
            """
        ),
        "being": phrases(
            """
            ? on-est est-on sommes sommes-nous c-est est-ce are is est serons sera wach etait etions
            were was ca sont etes
            """
        ),
        "full": phrases(
            """
            rempli remplie remplis plein pleine pleins complet complete complets blinde full sold-out
            fully- booked amrin amra amer amrine 3amrin remplit charge charges busy bondee bonde
            archiplein archi-plein blindes overfull packed
            """
        ),
        "share": phrases(
            """
            taux-occupation occupation occup taux-occup occupancy occupancy-rate to taux-remplissage
            combien-d-occupation combien-occupation
            """
        ),
        "how_many": phrases("combien-de how-many chhal-de chhal-d chhal-men nombre-de"),
        "rooms": phrases(
            """
            lit lits lbyout beds bed chambre chambres room rooms bit byout bitan place places haja
            """
        ),
        "left": phrases(
            """
            baqin baqyin baqi reste restent reste-t-il restait left bqa bqaw bqat remaining encore
            il-reste still-have
            """
        ),
        "free": phrases(
            """
            khawi khawya khawyin empty libre libres free vide vides open inoccupee inoccupees inoccupe
            inoccupes
            """
        ),
        "available": phrases(
            """
            trou trous creux gap gaps disponible disponibles available disponibilite disponibilites
            dispo dispos availability availabilities
            """
        ),
        "there_is": phrases(
            """
            avons-nous on-a-encore do-we-have got-any have-any have-we-got kayn kayna kayn-chi any
            y-a-t-il il-y-a reste-t-il kayna-chi
            """
        ),
        "occupied": phrases(
            """
            amer amra amrin reservees reservee reserves reserve louees louee occupees occupee occupes
            occupe occupied taken prises prise booked vendues vendus vendue vendu sold pleines parties
            """
        ),
        "sold": phrases("vendu vendus vendues vendue sold"),
        "nights": phrases("nuit nuits night nights"),
    },
    beside=phrases(
        """
        quelque chose something anything night nights vendre louer proposer lit lits mn men hotel maison
        villa house niveau quelles encore chi comment a-combien pris chambres toutes tout of-us have
        quoi still si tous deja nuit nuits il
        """
    ),
    takes=("@when", "@types"),
    never=("chiffre", "who"),
)


MOST_NIGHTS = 14


async def answer(asked: Asked) -> Sequence[Reply]:
    """Rooms sold of those there are, night by night where they are few, and which types are left."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        today = asked.office.clock().astimezone(hotel.zone).date()
        span = asked.question.span or Span(today, today)
        house = await house_over(asked, unit, span)
    rows = list(_whole(house, span)) + _blocked(house, span)
    if 1 < len(span) <= MOST_NIGHTS:
        rows += [_night(house, Span(night, night)) for night in span]
    rows += _left(house, span)
    return [titled(asked, house, say("ask.occupancy"), span, *rows)]


def _whole(house: House, span: Span) -> list[Phrase]:
    found = figures_of(house, span)
    if found.counted is None or found.occupancy.value is None:
        return [say("ask.nothing_known")]
    sold, available = found.counted, int(found.available.value or 0)
    if len(span) > 1:
        return [say("ask.nights_of", sold=sold, available=available, share=Percent(found.occupancy.value))]
    if sold >= available:
        return [say("ask.full", sold=sold, available=available)]
    return [say("ask.left_of", sold=sold, available=available, n=available - sold)]


def _blocked(house: House, span: Span) -> list[Phrase]:
    """What the house took out of sale itself, so that a full house with eleven guests' rooms explains itself."""
    rooms = sum(house.night(kind.code, night).blocked for kind in house.sellable for night in span)
    if not rooms:
        return []
    return [say("ask.blocked_nights", n=rooms) if len(span) > 1 else say("ask.blocked_rooms", n=rooms)]


def _night(house: House, span: Span) -> Phrase:
    found = figures_of(house, span)
    sold = found.counted or 0
    return say("ask.night_row", day=span.first, sold=sold, available=int(found.available.value or 0))


def _left(house: House, span: Span) -> list[Phrase]:
    """What could still be sold for the whole of a few nights, type by type."""
    if len(span) > MOST_NIGHTS:
        return []
    found = []
    for kind in house.sellable:
        cells = (house.night(kind.code, night) for night in span)
        left = [cell.left for cell in cells if cell.left is not None]
        free = min(left, default=0)
        if free > 0:
            found.append(say("ask.type_left", name=kind.name, n=free))
    return [say("ask.left", types=tuple(found))] if found else []


SUBJECT = Subject(SPOKEN, say("ask.occupancy"), answer)
