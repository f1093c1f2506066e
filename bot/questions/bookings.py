"""Which bookings came in, and which were cancelled?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.questions.asked import Asked, Subject, titled
from domain.bookings.booked_room import BookedRoom, room_nights, totals
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from governance.office import snapshot
from governance.post.replies import Reply

SPOKEN = Spoken(
    "bookings",
    patterns=(
        ("who", "booked"),
        ("new_", "bookings"),
        ("received", "bookings"),
        ("cancelled",),
        ("pickup",),
        ("quantity", "bookings"),
        ("last_", "bookings"),
        ("some", "bookings"),
        ("sold_", "something"),
    ),
    weak=(("bookings", "@when"),),
    words={
        "booked": phrases(
            """
            a-reserve ont-reserve reserve booked vient-de-reserver viennent-de-reserver just-booked
            """
        ),
        "new_": phrases("new-booking nouvelle nouvelles new jdida jdad jdid fresh jidad"),
        "received": phrases(
            """
            jat jaw jaou wslat wslo recu recues recue recus reçu eu get got did-we-get come-in came-in
            entrees tombees got-any tombe tombee jana
            """
        ),
        "cancelled": phrases(
            """
            annulation annulations cancellation cancellations cancelled canceled annulees a-annule
            ont-annule a-t-on-annule anyone-cancel anybody-cancel someone-cancel somebody-cancel
            quelqu-un-annule cancelles lghaw annulaw
            """
        ),
        "pickup": phrases(
            """
            pickup pick-up ca-a-reserve ca-reserve ca-a-vendu any-bookings-overnight
            """
        ),
        "last_": phrases("dernieres derniere latest"),
        "some": phrases("des any chi kayn"),
        "sold_": phrases("vendu vendus sold"),
        "something": phrases("quelque-chose something anything"),
    },
    beside=phrases(
        """
        quand when mn date heure combien how-many chhal did recu recues eu reservation reservations kayn
        chi net brut quelqu-un qui who overnight since depuis
        """
    ),
    takes=("@when",),
    looking=Looking.BACK,
    past_only=True,
)


MOST = 10


async def answer(asked: Asked) -> Sequence[Reply]:
    """Rooms booked and cancelled on the days named, for any nights; without days yesterday and today."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        days = asked.question.span or Span(house.today - ONE_DAY, house.today)
        made = await unit.rooms.between(days, "booked", house.hotel.zone)
        gone = await unit.rooms.between(days, "cancelled", house.hotel.zone)
    rows: list[Phrase] = []
    if made:
        rows.append(_sum(made, house, cancelled=False))
        rows += [_row(room, house) for room in sorted(made, key=lambda r: r.booked_at, reverse=True)[:MOST]]
        rows += [say("brief.guest_more", n=len(made) - MOST)] if len(made) > MOST else []
    else:
        rows.append(say("ask.no_bookings"))
    rows.append(_sum(gone, house, cancelled=True) if gone else say("ask.no_cancellations"))
    return [titled(asked, house, say("ask.bookings"), days, *rows)]


def _sum(rooms: Sequence[BookedRoom], house: House, *, cancelled: bool) -> Phrase:
    sums = totals(room_nights(rooms))
    amount = Money(sums.revenue.quantize(Decimal(1)), house.hotel.currency) if sums.priced else None
    nights = say("count.room_nights", n=sums.nights)
    if cancelled:
        return say("ask.cancelled_sum", n=sums.bookings, nights=nights, amount=amount)
    return say("ask.booked_sum", n=sums.bookings, nights=nights, amount=amount)


def _row(room: BookedRoom, house: House) -> Phrase:
    kind = house.hotel.room_type(room.room_type or "")
    name = say("ask.type", name=kind.name) if kind else say("room_type.unknown")
    stay = Span(room.check_in, room.check_out - ONE_DAY)
    return say("ask.booked_row", name=name, stay=stay, channel=channel_name(room.source, house))


SUBJECT = Subject(SPOKEN, say("ask.bookings"), answer)
