"""Which ten questions, and what would a careful model do to answer each in each way?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.context import counted
from benchmarks.context.ways import Found, Steps

Reads = Callable[[Sequence[Found]], Mapping[str, float]]
SUITES = ["junior-suite", "presidential-suite"]
QUARTER = {"first": "2026-08-25", "last": "2026-11-22"}
NOVEMBER = {"first": "2026-11-01", "last": "2026-11-22"}
OCTOBER = {"first": "2026-10-01", "last": "2026-10-22"}
DECEMBER = {"first": "2026-12-01", "last": "2026-12-31"}
HOLIDAYS = {"first": "2026-12-20", "last": "2027-01-05"}
LAST_HOLIDAYS = {"first": "2025-12-21", "last": "2026-01-06"}
AUGUST = {"first": "2026-08-01", "last": "2026-08-31"}
# What fits into four kilobytes at once.
WEEKS = (("01", "08"), ("09", "16"), ("17", "24"), ("25", "31"))
YEAR = {"first": "2025-11-23", "last": "2026-11-22"}
YEAR_OF_DAYS = {"first_day": "2025-11-23", "last_day": "2026-11-22"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a script a way; each reader takes the answer out of what the tools of that way returned.

    Where a reader adds up, the model would have to do it in its head.
    """

    words: str
    seat: str
    raw: Steps
    raw_value: Reads
    tools: Steps
    tools_value: Reads
    code: str
    needs_code: bool = False  # no tool has the sum, or not in one call


QUESTIONS = (
    Question(
        "ADR net des suites par canal sur 90 jours ?",
        "revenue",
        [[("room_nights", {**QUARTER, "room_types": SUITES})]],
        counted.net_adr_by_channel,
        [[("on_the_books", {**QUARTER, "by": "channel", "room_types": SUITES})]],
        counted.columns("channel", "adr_net"),
        f"r = await on_the_books(**{QUARTER}, by='channel', room_types={SUITES})\n"
        "{x['channel']: x['adr_net'] for x in r['rows']}",
    ),
    Question(
        "Quelles nuits de décembre sont vendues à 80 % ou plus ?",
        "revenue",
        [[("nights", DECEMBER)]],
        counted.full_nights,
        [[("nights", {"first": f"2026-12-{a}", "last": f"2026-12-{b}"}) for a, b in WEEKS]],
        counted.full_nights,
        f"r = await nights(**{DECEMBER})\n"
        "sold, units = {}, {}\n"
        "for x in r['rows']:\n"
        "    n = x['night'].isoformat()\n"
        "    sold[n] = sold.get(n, 0) + x['sold']\n"
        "    units[n] = units.get(n, 0) + x['sold'] + x['left']\n"
        "{n: sold[n] for n in sold if sold[n] >= 0.8 * units[n]}",
        needs_code=True,
    ),
    Question(
        "Combien de jours à l'avance réserve-t-on, par canal, pour août ?",
        "revenue",
        [[("booked_rooms", AUGUST)]],
        counted.lead_by_channel,
        [[("booked_rooms", {"first": f"2026-08-{a}", "last": f"2026-08-{b}"}) for a, b in WEEKS]],
        counted.lead_by_channel,
        f"r = await booked_rooms(**{AUGUST})\n"
        "found = {}\n"
        "for x in r['rows']:\n"
        "    part = found.setdefault(x['channel'], [0, 0])\n"
        "    part[0] += (x['check_in'] - x['booked_on']).days\n"
        "    part[1] += 1\n"
        "{c: s / n for c, (s, n) in found.items()}",
        needs_code=True,
    ),
    Question(
        "Que nous a laissé chaque canal en novembre, commission déduite ?",
        "cfo",
        [[("room_nights", NOVEMBER)]],
        counted.net_by_channel,
        [[("on_the_books", {**NOVEMBER, "by": "channel"})]],
        counted.net_from_sums,
        f"r = await on_the_books(**{NOVEMBER}, by='channel')\n"
        "{x['channel']: x['revenue'] - x['commission'] for x in r['rows']}",
    ),
    Question(
        "L'occupation de novembre contre octobre, mêmes jours ?",
        "cfo",
        [[("nights", NOVEMBER), ("nights", OCTOBER)]],
        counted.occupancy_of_rows,
        [[("period_figures", NOVEMBER), ("period_figures", OCTOBER)]],
        counted.occupancy_of_figures,
        "out = {}\n"
        f"for name, span in (('first', {NOVEMBER}), ('second', {OCTOBER})):\n"
        "    r = await period_figures(**span)\n"
        "    out[name] = [x['value'] for x in r['rows'] if x['figure'] == 'occupancy'][0]\n"
        "out",
    ),
    Question(
        "Les fêtes : où en sommes-nous, et à combien l'an dernier a-t-il fini ?",
        "revenue",
        [[("room_nights", HOLIDAYS), ("room_nights", LAST_HOLIDAYS)]],
        counted.rows_of_both,
        [[("pace", HOLIDAYS)]],
        counted.now_and_ended,
        f"x = (await pace(**{HOLIDAYS}))['rows'][0]\n{{'now': x['nights_now'], 'ended': x['ended_at']}}",
    ),
    Question(
        "Quelle part des réservations annule-t-on, par canal, sur un an ?",
        "revenue",
        [[("booked_rooms", {**YEAR, "basis": "booked"}), ("booked_rooms", {**YEAR, "basis": "cancelled"})]],
        counted.cancelled_of_rows,
        [[("bookings_made", {**YEAR_OF_DAYS, "by": "channel"})]],
        counted.cancelled_of_sums,
        f"r = await bookings_made(**{YEAR_OF_DAYS}, by='channel')\n"
        "{x['channel']: x['cancelled_bookings'] / x['bookings'] for x in r['rows'] if x['bookings']}",
        needs_code=True,
    ),
    Question(
        "Combien de chambres ce soir, combien d'arrivées ?",
        "gm",
        [[("movements", {"which": "in_house"}), ("movements", {"which": "arrivals"})]],
        counted.movements,
        [[("tonight", {})]],
        counted.tonight,
        "r = await tonight()\n{'sold': r['tonight']['rooms_sold'], 'arrivals': r['guests']['arrivals']}",
    ),
    Question(
        "Qu'est-ce qui cloche en ce moment ?",
        "cto",
        [[("incidents", {})]],
        counted.severities,
        [[("incidents", {})]],
        counted.severities,
        "r = await incidents()\n{x['key']: int(x['severity'][1]) for x in r['rows']}",
    ),
    Question(
        "Que reste-t-il à éclaircir dans le dossier de la maison ?",
        "cto",
        [[("open_questions", {})]],
        counted.severities,
        [[("open_questions", {})]],
        counted.severities,
        "r = await open_questions()\n{x['key']: int(x['severity'][1]) for x in r['rows']}",
    ),
)
