"""When are the Islamic days and Easter?

Islamic dates follow the Umm al-Qura table (hijridate); Morocco sights the moon itself and is often a day later, so
they stay unconfirmed, give or take a day, until an owner or a file confirms them.
"""

from __future__ import annotations

from datetime import date, timedelta

from domain.prices.events.event import Event, Kind

TABLE = "Umm al-Qura table (hijridate); Morocco sights the moon, give or take a day"
LAW = "python-holidays, Morocco (decrees on public holidays)"
FEASTS = (
    ("aid-el-fitr", 10, 1, 2, "Aïd el-Fitr", "Eid al-Fitr"),
    ("aid-el-adha", 12, 10, 2, "Aïd el-Adha", "Eid al-Adha"),
    ("nouvel-an-hegire", 1, 1, 1, "Nouvel an de l’Hégire", "Hijri new year"),
    ("mouloud", 3, 12, 2, "Aïd el-Mouloud", "Prophet’s birthday"),
)


def islamic_events(year: int) -> list[Event]:
    """Ramadan and the four feasts that begin in a Gregorian year."""
    from hijridate import Hijri  # noqa: PLC0415 - the table is long, and few commands ask for a feast

    events = []
    for hijri in (year - 580, year - 579, year - 578):
        for key, month, day, length, name, english in FEASTS:
            first = Hijri(hijri, month, day).to_gregorian()
            last = first + timedelta(length - 1)
            events.append(
                Event(key, Kind.ISLAMIC, first, last, name, english, TABLE, confirmed=False, tolerance=1)
            )
        begins, ends = Hijri(hijri, 9, 1).to_gregorian(), Hijri(hijri, 10, 1).to_gregorian() - timedelta(1)
        events.append(
            Event(
                "ramadan",
                Kind.RAMADAN,
                begins,
                ends,
                "Ramadan",
                "Ramadan",
                TABLE,
                confirmed=False,
                tolerance=1,
            )
        )
    return [event for event in events if event.first.year == year]


def easter_sunday(year: int) -> date:
    """Gregorian Easter (anonymous algorithm; Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    shift = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def easter(year: int) -> Event:
    """The Easter weekend, from Good Friday to the Monday."""
    sunday = easter_sunday(year)
    source = "computed (Meeus 1991, chapter 8)"
    first, last = sunday - timedelta(2), sunday + timedelta(1)
    return Event("paques", Kind.EASTER, first, last, "Pâques", "Easter", source, market="EU")


def public_holidays(year: int) -> list[Event]:
    """Morocco's fixed public holidays; the Islamic ones come from `islamic_events`."""
    import holidays  # noqa: PLC0415 - a tenth of a second, and few commands ask for a feast

    french = holidays.country_holidays("MA", years=year, language="fr")
    english = holidays.country_holidays("MA", years=year, language="en_US")
    events = []
    for day, names in sorted(french.items()):
        kept = [name.strip() for name in names.split(";") if "estimé" not in name]
        others = [name.strip() for name in english.get(day, "").split(";") if "estimated" not in name]
        if kept:
            key = f"ferie-{day:%m-%d}"
            named = others[0] if others else kept[0]
            events.append(Event(key, Kind.PUBLIC, day, day, kept[0], named, LAW))
    return events
