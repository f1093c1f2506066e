"""When does a guest come whom somebody names, in which room, and what does he owe?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from bot.commands.bookings.arrivals import row
from bot.questions.asked import Asked, Subject, foot
from directors.cfo.expense.guest import bears
from domain.bookings.booked_room import DIRECT
from domain.conversation.questions.question import Spoken, phrases
from domain.house.snapshot import House, Stay
from domain.money import Money
from domain.nights import ONE_DAY
from domain.phrase import Phrase, say
from governance.office import snapshot
from governance.post.replies import Block, Line, Reply, reply

AHEAD = timedelta(days=730)
MOST = 6

SPOKEN = Spoken(
    "guest",
    patterns=(
        ("comes", "@guest"),
        ("goes", "@guest"),
        ("owes", "@guest"),
        ("sleeps", "@guest"),
        ("booked", "@guest"),
        ("stays", "@guest"),
        ("named", "@guest"),
    ),
    words={
        "comes": phrases(
            """
            arrive arrivent arriver arrivera arriveront arrivee vient viennent arrives arriving arrival
            arrival-of coming come check-in checks-in yji ghadi-yji jay jaya ghadi-tji tji est-la
            est-elle-la est-il-la
            """
        ),
        "goes": phrases(
            """
            part partent partir partira quitte depart leaves leaving leave departure check-out
            checks-out ghadi-ymchi ymchi tmchi ghadi-tmchi
            """
        ),
        "owes": phrases(
            """
            doit doivent doit-elle doit-il reste-a-payer reste-du owe owes paye a-paye payer pay paid
            regler regle khlless khellset total montant note addition facture bill balance solde
            """
        ),
        "sleeps": phrases("dort dorment loge logent chambre room staying sleeping bit"),
        "booked": phrases("reserve a-reserve reservation resa booked booking dossier"),
        "stays": phrases(
            """
            combien-de-temps reste restent sejour sejourne stay stays combien-de-nuits how-long
            """
        ),
        "named": phrases(
            """
            qui quelqu-un anybody anyone somebody someone reservation booking resa
            """
        ),
    },
    beside=phrases(
        """
        quand when imta emta fo9ach foqach quelle-heure heure jour date combien how-much chhal encore
        still deja already nous ou where fin quel quelle numero number nuits nights elle il she he time
        long avoir on-a
        """
    ),
    takes=("@guest",),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Every booking of that name that is not over, soonest first, each with what it comes to."""
    named = tuple((asked.question.guest or "").split())
    if not named:
        return [reply(say("ask.guest_who"))]
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        stays = await unit.reservations.stays_between(house.today - ONE_DAY, house.today + AHEAD)
    theirs = [stay for stay in stays if bears(stay.guest, named)]
    if not theirs:
        name = " ".join(word.capitalize() for word in named)
        return [Reply((Block((Line(say("guest.nobody", name=name)),)), foot(asked, house)))]
    numbers = list(dict.fromkeys(stay.number for stay in sorted(theirs, key=lambda stay: stay.check_in)))
    blocks = [
        Block(tuple(_booking(house, [stay for stay in theirs if stay.number == number])))
        for number in numbers[:MOST]
    ]
    if len(numbers) > MOST:
        blocks.append(Block((Line(say("brief.guest_more", n=len(numbers) - MOST)),)))
    return [Reply((*blocks, foot(asked, house)))]


def _booking(house: House, rooms: Sequence[Stay]) -> Sequence[Line]:
    """The rooms of one booking, the number by which it is found, and what the stay comes to."""
    head = [Line(row(house, room), bold=place == 0) for place, room in enumerate(rooms)]
    number = Line(say("ask.guest_number", number=rooms[0].number), quiet=True)
    return [*head, Line(_owed(house, rooms)), number]


def _owed(house: House, rooms: Sequence[Stay]) -> Phrase:
    """The stay's total, as /caisse counts it: nobody tells the house what was paid in advance."""
    totals = [room.total for room in rooms]
    if any(room.foreign for room in rooms) and all(room.foreign for room in rooms):
        amounts = [room.foreign for room in rooms if room.foreign]
        if len({amount.currency for amount in amounts}) == 1:
            return _paid(rooms[0], sum(amounts[1:], amounts[0]))
    if any(total is None for total in totals):
        return say("ask.guest_amount_unknown")
    whole = sum((total for total in totals if total is not None), Decimal(0))
    return _paid(rooms[0], Money(whole, house.hotel.currency))


def _paid(stay: Stay, amount: Money) -> Phrase:
    if stay.source in DIRECT:
        return say("ask.guest_owes", amount=amount)
    return say("ask.guest_owes_channel", amount=amount)


SUBJECT = Subject(SPOKEN, say("ask.guest"), answer)
