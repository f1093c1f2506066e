"""Who is in this room, and is it free?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.bookings.arrivals import row
from bot.questions.asked import Asked, Subject, titled
from bot.questions.guests import stays_on
from domain.conversation.questions.question import Spoken, phrases
from domain.conversation.room_types import type_of_room
from domain.phrase import Phrase, say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "room",
    patterns=(
        ("who", "@room"),
        ("free", "@room"),
        ("taken", "@room"),
        ("sleeping", "@room"),
        ("state", "@room"),
        ("goes", "@room"),
    ),
    words={
        "free": phrases("libre free dispo disponible available vide khawya empty"),
        "taken": phrases(
            """
            louee loue vendue sold occupe occupee occupied prise taken amra booked reservee
            """
        ),
        "sleeping": phrases("dort dorment loge sejourne staying client guest clients"),
        "state": phrases("comment-est quoi-dans what-about"),
        "goes": phrases(
            """
            part partent se-libere liberee leave leaves free-up frees-up quitte
            """
        ),
    },
    beside=phrases(
        """
        qui dans encore jusque still deja already quand when heure quelle-heure quelqu-un somebody
        someone anyone
        """
    ),
    takes=("@when", "@room"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Whoever is given this room; where nobody is, what is sold of its type that night."""
    house, days, stays = await stays_on(asked, asked.question.span)
    number = asked.question.room or ""
    kind = house.hotel.room_type(type_of_room(number, house.hotel) or "")
    here = [s for s in stays if s.check_in <= days.last and s.check_out > days.first]
    rows: list[Phrase] = [row(house, stay) for stay in here if stay.room_number == number]
    if kind is None:
        return [
            titled(
                asked, house, say("ask.room_number", room=number), days, say("ask.no_such_room", room=number)
            )
        ]
    if not rows:
        rows = [say("ask.room_empty", room=number)]
        sold = [stay for stay in here if stay.room_type == kind.code]
        unplaced = [stay for stay in sold if stay.room_number is None]
        if out := max(house.night(kind.code, night).blocked for night in days):
            rows.append(say("ask.blocked_type", name=kind.name, n=out))
        rows.append(say("ask.type_sold", name=kind.name, sold=len(sold), units=kind.units or len(kind.rooms)))
        if unplaced:
            rows += [say("ask.not_placed", n=len(unplaced)), *(row(house, stay) for stay in unplaced)]
    return [titled(asked, house, say("ask.room_of", room=number, name=kind.name), days, *rows)]


SUBJECT = Subject(SPOKEN, say("ask.room"), answer)
