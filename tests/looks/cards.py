"""One card of every kind, with sample data."""

from domain.phrase import say
from governance.post.replies import Block, Line, Reply, Tone
from tests.looks.made import CHRISTMAS, JUNIOR, at, dots, key, lines, mad, percent


def proposed() -> tuple[Block, ...]:
    sold = say("count.already_sold", n=4)
    nights = say("count.nights", n=15)
    return (
        lines(
            Line(say("card.proposes", director="Revenue", number=47), bold=True),
            say("card.subject", room_type=JUNIOR, span=CHRISTMAS, nights=nights, sold=sold),
            say("card.price", before=mad(2100), after=mad(2420), change=percent("15.24", signed=True)),
        ),
        lines(
            say("card.expected", mid=mad(4100), low=mad(1900), high=mad(5800)),
            say("card.why", reasons=("3 sur 4 vendues à 40 jours, d’habitude 1,8", "Nouvel An")),
            say("card.opinion", director="CFO", opinion="GOP de décembre 38,2 → 38,9 %"),
            Line(say("card.sample"), quiet=True),
        ),
    )


def card() -> Reply:
    return Reply(
        proposed(),
        (
            (key(say("button.confirm", price=mad(2420)), Tone.PRIMARY),),
            (key(say("button.adjust")), key(say("button.later")), key(say("button.refuse"), Tone.DANGER)),
            (key(say("button.why")),),
        ),
    )


def decided() -> Reply:
    channels = tuple(
        say("card.confirmed_on", channel=name, at=at(9, 16)) for name in ("Booking.com", "Online")
    )
    line = dots(
        say("card.approved", person="Said", at=at(9, 14)),
        say("card.sent", at=at(9, 14)),
        say("card.confirmed", channels=channels),
        say("card.seen", at=at(9, 31)),
    )
    return Reply((*proposed(), lines(line)), ((key(say("button.undo")), key(say("button.why"))),))


def adjusting() -> Reply:
    steps = ("-5", "-2", "2", "5")
    return Reply(
        (
            *proposed()[:1],
            lines(say("card.adjust", price=mad(2420), change=percent("15.24", signed=True))),
        ),
        (
            tuple(key(say("button.step", change=percent(step, signed=True))) for step in steps),
            (key(say("button.confirm", price=mad(2420)), Tone.PRIMARY),),
            (key(say("button.back")),),
        ),
    )


def unknown() -> Reply:
    return Reply(
        (*proposed()[:1], lines(say("card.unknown", source="HotelRunner", at=at(9, 14)))),
        ((key(say("button.seen", price=mad(2420))), key(say("button.seen", price=mad(2100)))),),
    )


def partial() -> Reply:
    return Reply(
        (*proposed()[:1], lines(say("card.partial", channel="Expedia", words="Invalid price"))),
        ((key(say("button.undo")), key(say("button.why"))),),
    )


def hold() -> Reply:
    return Reply(
        (
            lines(
                Line(say("card.holds", director="Revenue", number=52), bold=True),
                say(
                    "card.subject",
                    room_type=JUNIOR,
                    span=CHRISTMAS,
                    nights=say("count.nights", n=15),
                    sold=say("count.none_sold"),
                ),
                say("card.price", before=mad(2100), after=mad(2940), change=percent("40", signed=True)),
            ),
            lines(
                say("card.opinion", director="Revenue", opinion="+40\u202f% d’un coup, la limite est 25\u202f%"),
                Line(say("card.override"), quiet=True),
            ),
        ),
        (
            (key(say("button.refuse"), Tone.DANGER), key(say("button.later"))),
            (key(say("button.calculation")),),
        ),
    )  # fmt: skip


def why() -> Reply:
    return Reply(
        (
            lines(Line(say("card.explain_title", number=47), bold=True)),
            Block(
                (
                    Line(
                        say("card.explain_figure", figure="Vendues", value="3", formula="4 − 1", at=at(8, 54))
                    ),
                    Line(say("card.explain_basis", basis="réservations 1201, 1217, 1230")),
                    Line(say("card.explain_limit", director="Revenue", limit="plafond", opinion="2 900 MAD")),
                    Line(say("card.explain_filed", person="Revenue", at=at(9))),
                ),
                folded=True,
            ),
        )
    )


def panel() -> Reply:
    first, last = CHRISTMAS.first, CHRISTMAS.last
    return Reply(
        (
            lines(
                Line(say("panel.title", number=47), bold=True),
                say("panel.where"),
                Line(say("panel.step", place=1, total=1, first=first, last=last), bold=True),
                Line(say("panel.row", room_type=JUNIOR, price=mad("2420.00")), mono=True),
                Line(say("panel.dates"), quiet=True),
            ),
            lines(say("panel.then")),
        ),
        ((key(say("button.done"), Tone.PRIMARY), key(say("button.not_done"))),),
    )
