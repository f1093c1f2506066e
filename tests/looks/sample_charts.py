"""Which charts can be drawn of the sample house?

Bookings and prices are counted from it; budgets are invented here and say so.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from statistics import quantiles

from domain.bookings.reservation import Reservation
from domain.money import to_step
from domain.phrase import Percent, Phrase, say
from domain.prices.rates import Cell
from governance.post.chart import Band, Bars, Callout, Chart, Curve, Ink, Level, Moment, Steps, Targets
from tests.sample_houses import on

TODAY = date(2026, 10, 14)
HOUSE = on(TODAY)
ROOMS = sum(kind.units or 0 for kind in HOUSE.hotel.room_types)
BOOKINGS = tuple(HOUSE.latest.values())
SAMPLE = "Exemple · état du 14 oct. à 08:54"


def words(text: str) -> Phrase:
    return say("text.words", words=text)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def sold(night: date, known: date = TODAY) -> int:
    """Rooms on the books for a night, as they were known on a day."""
    return sum(_rooms(booking, night, known) for booking in BOOKINGS)


def _rooms(booking: Reservation, night: date, known: date) -> int:
    gone = booking.cancelled_at
    if booking.booked_at.date() > known or (gone is not None and gone.date() <= known):
        return 0
    return sum(night in room.nights for room in booking.rooms)


def revenue(month: date) -> Decimal:
    """Rooms revenue of the nights of a month, from their nightly prices."""
    return sum(
        (price for booking in BOOKINGS for room in booking.rooms if room.state.holds_a_room
         for night, price in room.nightly if (night.year, night.month) == (month.year, month.month)),
        Decimal(0),
    )  # fmt: skip


def price(room_type: str, night: date) -> Decimal | None:
    found = HOUSE.calendar.get(Cell(room_type, night))
    return found.price if found else None


def occupancy() -> Chart:
    """Sixty nights, two weeks of them past."""
    nights = tuple(day(n) for n in range(-14, 46))
    rooms = [sold(night) for night in nights]
    return Chart(
        words("Le week-end se remplit, la semaine reste à vendre"),
        words("Chambres vendues par nuit, du 30 sept. au 28 nov."),
        nights,
        (
            Bars(
                tuple(n if night < TODAY else None for night, n in zip(nights, rooms, strict=True)),
                ink=Ink.QUIET,
            ),
            Bars(tuple(n if night >= TODAY else None for night, n in zip(nights, rooms, strict=True))),
            Level(ROOMS, words(f"{ROOMS} chambres")),
            Moment(TODAY, words("ce soir")),
        ),
        measure=words("Chambres vendues par nuit"),
        note=words(SAMPLE),
    )


def prices() -> Chart:
    """What a suite costs, and what is proposed."""
    nights = tuple(date(2026, 12, 10) + timedelta(days=n) for n in range(35))
    now = tuple(price("junior-suite", night) for night in nights)
    raised = tuple(
        to_step(p * Decimal("1.15")) if p and date(2026, 12, 20) <= night <= date(2027, 1, 3) else None
        for night, p in zip(nights, now, strict=True)
    )
    best = max((p, n) for n, p in enumerate(raised) if p)
    return Chart(
        words("Suite Junior : +15\u202f% proposé pour les fêtes"),
        words("Prix de la nuit"),
        nights,
        (
            Steps(now, words("Prix actuel"), Ink.QUIET),
            Steps(raised, words("Proposé")),
            Callout(nights[best[1]], best[0], words(f"{best[0]:,.0f} MAD".replace(",", " "))),
        ),
        unit="MAD",
        measure=words("Prix de la nuit"),
        note=words(SAMPLE),
    )


def booking_curve() -> Chart:
    """One Saturday against how Saturdays usually fill."""
    days = tuple(range(60, -1, -1))
    night = next(day(n) for n in range(17, 40) if day(n).weekday() == 5)
    past = [day(-7 * n - (TODAY.weekday() - 5) % 7) for n in range(2, 20)]
    usual = [quantiles([sold(one, one - timedelta(days=lead)) for one in past], n=4) for lead in days]
    left = (night - TODAY).days
    books = tuple(sold(night, night - timedelta(days=lead)) if lead >= left else None for lead in days)
    expected = tuple(
        Decimal(books[60 - left] or 0) + Decimal(f"{usual[60 - lead][1] - usual[60 - left][1]:.1f}")
        if lead <= left
        else None
        for lead in days
    )
    low, high = (tuple(Decimal(f"{q[n]:.1f}") for q in usual) for n in (0, 2))
    return Chart(
        words("Samedi 7 novembre avance comme d’habitude"),
        words("Courbe de réservation"),
        days,
        (
            Band(low, high, words("D’habitude")),
            Curve(expected, words("Attendu"), expected=True),
            Curve(books, words(f"{books[60 - left]} chambres à J−{left}")),
            Level(ROOMS, words(f"{ROOMS} chambres")),
        ),
        measure=words("Chambres vendues, selon les jours restants"),
        axis=words("jours avant l’arrivée"),
        note=words(f"{SAMPLE}. La bande tient la moitié des 18 derniers samedis."),
    )


def budget() -> Chart:
    """The month's profit and loss against its budget, line by line."""
    lines = (
        ("Chambres", 412_600, 398_000),
        ("Restauration", 96_300, 104_000),
        ("Salaires et charges", 168_400, 160_000),
        ("Commissions des canaux", 61_900, 59_700),
        ("Énergie et eau", 31_250, 34_000),
        ("Entretien", 22_800, 15_000),
        ("GOP", 178_100, 181_500),
    )
    return Chart(
        words("Octobre : le GOP est 3\u202f400\u00a0MAD sous le budget"),
        words("Réel contre budget, par ligne"),
        tuple(words(name) for name, *_ in lines),
        (
            Bars(tuple(real for _, real, _ in lines), words("Réel")),
            Targets(tuple(plan for _, _, plan in lines), words("Budget")),
        ),
        unit="MAD",
        note=words("Exemple · compte d’octobre au 14, prorata des charges fixes"),
    )


def gop() -> Chart:
    """Twelve months of GOP margin with its floor."""
    months = tuple(date(2026 + (n + 3) // 12, (n + 3) % 12 + 1, 1) for n in range(12))
    margin = ("41.2", "38.9", "31.5", "22.4", "-4.8", "29.7", "36.1", None, None, None, None, None)
    plan = ("40", "38", "33", "25", "2", "31", "37", "38", "42", "35", "36", "40")
    return Chart(
        words("Août a coûté : le GOP repasse au-dessus du plancher en octobre"),
        words("Marge de GOP par mois"),
        months,
        (
            Bars(tuple(Decimal(m) / 100 if m else None for m in margin), words("Réel")),
            Targets(tuple(Decimal(p) / 100 for p in plan), words("Budget")),
            Level(Decimal("0.35"), words("plancher 35\u202f%"), Ink.ALERT),
        ),
        unit="%",
        measure=words("GOP, en part du chiffre d’affaires"),
        note=words("Exemple"),
    )


def outlook() -> Chart:
    """Sixty nights of forecast over what is on the books."""
    nights = tuple(day(n) for n in range(60))
    rooms = [sold(night) for night in nights]
    middle = [
        Decimal(min(ROOMS, n + round(0.05 * i + (2 if nights[i].weekday() in {4, 5} else 0), 0)))
        for i, n in enumerate(rooms)
    ]
    return Chart(
        words("Novembre finirait à 71\u202f%\u202f; le creux du 16 au 20 reste à combler"),
        words("Prévision et vendu"),
        nights,
        (
            Band(
                tuple(max(Decimal(rooms[i]), m - 1 - i // 20) for i, m in enumerate(middle)),
                tuple(min(Decimal(ROOMS), m + 1 + i // 20) for i, m in enumerate(middle)),
                words("8 fois sur 10"),
            ),
            Steps(tuple(rooms), words("Vendu"), Ink.OTHER),
            Curve(tuple(middle), words("Attendu"), expected=True),
        ),
        measure=words("Chambres par nuit"),
        note=words(SAMPLE),
    )


def objective() -> Chart:
    """A month's occupancy on its way to the target."""
    nights = tuple(date(2026, 10, n) for n in range(1, 32))
    total, shown = 0, []
    for n, night in enumerate(nights):
        total += sold(night)
        shown.append((Decimal(total) / ((n + 1) * ROOMS)).quantize(Decimal("0.001")))
    done = tuple(value if night < TODAY else None for value, night in zip(shown, nights, strict=True))
    ahead = tuple(value if night >= day(-1) else None for value, night in zip(shown, nights, strict=True))
    last = done[12]
    assert last is not None
    return Chart(
        words("Objectif d’octobre : 74\u202f% d’occupation"),
        words("Occupation cumulée du mois"),
        nights,
        (
            Level(Decimal("0.74"), words("objectif 74\u202f%")),
            Curve(ahead, words("déjà vendu"), Ink.QUIET, expected=True),
            Curve(done),
            Callout(nights[12], last, say("text.words", words=Percent(last))),
        ),
        unit="%",
        measure=words("Occupation cumulée depuis le 1er"),
        note=words(SAMPLE),
    )


def income() -> Chart:
    """Rooms revenue of the months on the books, large figures."""
    months = tuple(date(2026, n, 1) for n in range(5, 13))
    return Chart(
        words("Revenu des chambres par mois"),
        words("Revenu"),
        months,
        (
            Bars(
                tuple(revenue(month) if month < TODAY.replace(day=1) else None for month in months),
                words("Réalisé"),
                Ink.QUIET,
            ),
            Bars(
                tuple(revenue(month) if month >= TODAY.replace(day=1) else None for month in months),
                words("En portefeuille"),
            ),
        ),
        unit="MAD",
        measure=words("MAD, hors taxes"),
        note=words(SAMPLE),
    )


def nothing() -> Chart:
    """No figures yet."""
    return Chart(words("Prévision des 60 nuits"), words("Rien"), (), (), note=words(SAMPLE))


CHARTS = (occupancy, prices, booking_curve, budget, gop, outlook, objective, income, nothing)
