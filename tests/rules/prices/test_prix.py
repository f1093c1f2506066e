"""Does /prix read what hoteliers type, and refuse the rest with words?"""

from datetime import date
from decimal import Decimal

import pytest

from directors.revenue.command import MoveBy, PriceMove, PrixOrder, Scale, SetTo, parse_prix
from domain.errors import Refusal
from domain.nights import spans
from domain.phrase import Name
from tests.makers import room_type, villa

MONDAY = date(2026, 11, 23)
SUITES = "junior-suite presidential-suite"
DOUBLES = "double-superior double-standard"
ALL = f"{DOUBLES} triple quadruple family {SUITES}"


def shown(move: PriceMove | None) -> str:
    match move:
        case SetTo(amount):
            return f"={amount.normalize():f}"
        case MoveBy(amount):
            return f"{amount.normalize():+f}"
        case Scale(ratio):
            return f"{(ratio * 100).normalize():+f}%"
    return ""


def told(order: PrixOrder) -> tuple[str, str, str]:
    """Types; nights as month-day ranges with the year where it is not the present one; what for them."""
    nights = " ".join(
        f"{s.first:%d/%m/%y}" + (f"-{s.last:%d/%m/%y}" if s.last != s.first else "")
        for s in spans(order.nights)
    )
    what = [shown(order.price)]
    what += [f"min{order.min_stay}"] if order.min_stay is not None else []
    what += ["close" if order.stop_sell else "open"] if order.stop_sell is not None else []
    return " ".join(order.room_types), nights, " ".join(w for w in what if w)


CHRISTMAS_FORTNIGHT = "20/12/26-03/01/27"
FRIDAYS_AND_SATURDAYS_OF_MARCH = "05/03/27-06/03/27 12/03/27-13/03/27 19/03/27-20/03/27 26/03/27-27/03/27"
WEEKENDS_OF_DECEMBER = "04/12/26-05/12/26 11/12/26-12/12/26 18/12/26-19/12/26 25/12/26-26/12/26"

UNDERSTOOD = [
    ("suite junior 20/12-03/01 +15%", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("Suite Junior 20/12–03/01 + 15 %", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("SUITE JUNIOR du 20 décembre au 3 janvier +15%", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("junior suite 20 Dec-3 Jan +15%", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("junior suite from December 20th to January 3rd +15%", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("+15% suite junior 20/12 → 3/1", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("20/12/2026-03/01/2027 suite junior +15 pour cent", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("suite junior 20/12-03/01/2027 +15%", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("suite junior 2026-12-20 au 2027-01-03 +15%", "junior-suite", CHRISTMAS_FORTNIGHT, "+15%"),
    ("tout 12-14/02 1900", ALL, "12/02/27-14/02/27", "=1900"),
    ("all 12-14 Feb 1900", ALL, "12/02/27-14/02/27", "=1900"),
    ("all Feb 12-14 1900", ALL, "12/02/27-14/02/27", "=1900"),
    ("tout du 12 au 14 février 1 900 MAD", ALL, "12/02/27-14/02/27", "=1900"),
    ("double standard ven-sam 01/03-31/03 +100", "double-standard", FRIDAYS_AND_SATURDAYS_OF_MARCH, "+100"),
    ("double standard ven,sam mars +100", "double-standard", FRIDAYS_AND_SATURDAYS_OF_MARCH, "+100"),
    (
        "double standard vendredi et samedi mars +100",
        "double-standard",
        FRIDAYS_AND_SATURDAYS_OF_MARCH,
        "+100",
    ),
    ("double standard week-ends mars +100", "double-standard", FRIDAYS_AND_SATURDAYS_OF_MARCH, "+100"),
    (
        "standard double fridays and saturdays march +100",
        "double-standard",
        FRIDAYS_AND_SATURDAYS_OF_MARCH,
        "+100",
    ),
    ("junior weekends December 2600", "junior-suite", WEEKENDS_OF_DECEMBER, "=2600"),
    ("triple sam 01/12-13/12 1800", "triple", "05/12/26 12/12/26", "=1800"),
    ("triple tous les samedis de mars 1800", "triple", "06/03/27 13/03/27 20/03/27 27/03/27", "=1800"),
    ("triple lun-mer 01/12-13/12 -5%", "triple", "01/12/26-02/12/26 07/12/26-09/12/26", "-5%"),
    ("triple en semaine 01/12-10/12 -5%", "triple", "01/12/26-03/12/26 06/12/26-10/12/26", "-5%"),
    ("triple dim-mar 05/12-09/12 -5%", "triple", "06/12/26-08/12/26", "-5%"),
    ("11 24/12 2400", "junior-suite", "24/12/26", "=2400"),
    ("chambre 11 24/12 2400", "junior-suite", "24/12/26", "=2400"),
    ("n°11 le 24/12 à 2400", "junior-suite", "24/12/26", "=2400"),
    ("room 12 24 Dec 5000", "presidential-suite", "24/12/26", "=5000"),
    ("11, 12 24/12 2400", SUITES, "24/12/26", "=2400"),
    ("chambres 1 et 3 24/12 1500", DOUBLES, "24/12/26", "=1500"),
    ("suites février -5% séjour min 2", SUITES, "01/02/27-28/02/27", "-5% min2"),
    ("suites February -5% min stay 2", SUITES, "01/02/27-28/02/27", "-5% min2"),
    ("suites février minstay 2", SUITES, "01/02/27-28/02/27", "min2"),
    ("toutes les suites janvier-mars -5%", SUITES, "01/01/27-31/03/27", "-5%"),
    ("suites décembre-janvier -5%", SUITES, "01/12/26-31/01/27", "-5%"),
    ("suites février 2028 -5%", SUITES, "01/02/28-29/02/28", "-5%"),
    ("suites février 1 850", SUITES, "01/02/27-28/02/27", "=1850"),
    ("suites février 2000", SUITES, "01/02/27-28/02/27", "=2000"),
    ("doubles 24/12 et 31/12 1200", DOUBLES, "24/12/26 31/12/26", "=1200"),
    ("doubles 24/12, 26/12-27/12 1200", DOUBLES, "24/12/26 26/12/26-27/12/26", "=1200"),
    ("double standard et supérieure 24/12 1200", DOUBLES, "24/12/26", "=1200"),
    ("junior, présidentielle 24/12 +100", SUITES, "24/12/26", "+100"),
    ("dbl std 24/12 1200", "double-standard", "24/12/26", "=1200"),
    ("dbl sup 24/12 1200", "double-superior", "24/12/26", "=1200"),
    ("jr suite 24/12 2400", "junior-suite", "24/12/26", "=2400"),
    ("pres 24/12 5000", "presidential-suite", "24/12/26", "=5000"),
    ("quad 24/12 -100 MAD", "quadruple", "24/12/26", "-100"),
    ("fam 24/12 −100 dh", "family", "24/12/26", "-100"),
    ("familiales 24/12 moins 100", "family", "24/12/26", "-100"),
    ("triple 24/12 hausse de 10%", "triple", "24/12/26", "+10%"),
    ("triple 24/12 baisser de 10 %", "triple", "24/12/26", "-10%"),
    ("triple 24/12 lower by 10%", "triple", "24/12/26", "-10%"),
    ("triple 24/12 monter à 2000", "triple", "24/12/26", "=2000"),
    ("triple 24/12 +7,5%", "triple", "24/12/26", "+7.5%"),
    ("triple 24/12 1.850", "triple", "24/12/26", "=1850"),
    ("triple 24/12 1,850.00 MAD", "triple", "24/12/26", "=1850"),
    ("triple 24/12 1850,50 MAD", "triple", "24/12/26", "=1850.5"),
    ("triple 24/12 1\u202f850 MAD", "triple", "24/12/26", "=1850"),
    ("triple 24/12 1850mad", "triple", "24/12/26", "=1850"),
    ("triple 24.12.2026 1850", "triple", "24/12/26", "=1850"),
    ("triple 24/12/26 1850", "triple", "24/12/26", "=1850"),
    ("triple Dec 24, 2027 1850", "triple", "24/12/27", "=1850"),
    ("triple 1er janvier 1850", "triple", "01/01/27", "=1850"),
    ("triple aujourd’hui 1850", "triple", "23/11/26", "=1850"),
    ("triple ce soir 1850", "triple", "23/11/26", "=1850"),
    ("triple demain 1850", "triple", "24/11/26", "=1850"),
    ("Triple tomorrow night 1850 MAD please!", "triple", "24/11/26", "=1850"),
    ("triple après-demain 1850", "triple", "25/11/26", "=1850"),
    ("triple ce week-end 1850", "triple", "27/11/26-28/11/26", "=1850"),
    ("triple week-end prochain 1850", "triple", "04/12/26-05/12/26", "=1850"),
    ("triple samedi 1850", "triple", "28/11/26", "=1850"),
    ("triple cette semaine 1850", "triple", "23/11/26-29/11/26", "=1850"),
    ("all next week +5%", ALL, "30/11/26-06/12/26", "+5%"),
    ("tout novembre 1850", ALL, "23/11/26-30/11/26", "=1850"),
    ("tout le mois prochain 1850", ALL, "01/12/26-31/12/26", "=1850"),
    ("triple sam. 19 déc. → lun. 21 déc. 1850", "triple", "19/12/26-21/12/26", "=1850"),
    ("triple mar 24/11 1850", "triple", "24/11/26", "=1850"),
    ("triple 24/12 min 3", "triple", "24/12/26", "min3"),
    ("triple 24/12 3 nuits min", "triple", "24/12/26", "min3"),
    ("triple 24/12 min 2 2 400", "triple", "24/12/26", "=2400 min2"),
    ("fermer triple 24/12", "triple", "24/12/26", "close"),
    ("close the triple 24/12-26/12", "triple", "24/12/26-26/12/26", "close"),
    ("triple 24/12 stop sell", "triple", "24/12/26", "close"),
    ("triple 24/12 ouvrir 1850", "triple", "24/12/26", "=1850 open"),
]

REFUSED = [
    ("", "prix.how"),
    ("24/12 1900", "prix.no_type"),
    ("suite 24/12 1900", "spoken.which_type"),
    ("double 24/12 1900", "spoken.which_type"),
    ("dbl 24/12 1900", "spoken.which_type"),
    ("su 24/12 1900", "spoken.which_type"),
    ("junoir 24/12 1900", "spoken.unknown_type"),
    ("suite royale 24/12 1900", "spoken.unknown_type"),
    ("triple 24/12 1900 xyz", "spoken.unknown_type"),
    ("triple 24/12 1900 @", "prix.not_understood"),
    ("chambre 13 24/12 1900", "prix.unknown_room"),
    ("13 24/12 1900", "prix.unknown_room"),
    ("1 850 24/12", "prix.room_or_price"),
    ("triple 1900", "prix.no_night"),
    ("triple 24/12", "prix.what_to_do"),
    ("triple 24/12 1900 2000", "prix.said_twice"),
    ("triple 24/12 +10% 1900", "prix.said_twice"),
    ("11 12 24/12 2400", "prix.said_twice"),
    ("triple 24/12 fermer ouvrir", "prix.said_twice"),
    ("triple 24/12 15%", "prix.up_or_down"),
    ("triple 24/12 0", "prix.nothing"),
    ("triple 24/12 +0%", "prix.nothing"),
    ("triple 24/12 -100%", "prix.nothing"),
    ("triple 24/12 1900 €", "spoken.other_currency"),
    ("triple 24/12 €1900", "spoken.other_currency"),
    ("triple 24/12 $ 200", "spoken.other_currency"),
    ("triple 24/12 +20 euros", "spoken.other_currency"),
    ("triple 24/12 min 0", "prix.min_stay"),
    ("triple 24/12 min 45", "prix.min_stay"),
    ("triple 24/12 séjour min", "prix.min_stay"),
    ("triple 20/11/2026 1900", "prix.past"),
    ("triple 20/11-30/11 1900", "prix.past"),
    ("triple 20/11 1900", "spoken.which_year"),
    ("triple 29/02 1900", "spoken.which_year"),
    ("triple 30/02 1900", "spoken.no_such_day"),
    ("triple 24/13 1900", "spoken.no_such_day"),
    ("triple 31/11-02/12 1900", "spoken.no_such_day"),
    ("triple 14-12/02 1900", "spoken.reversed_days"),
    ("triple 02/01/2027-31/12/2026 1900", "spoken.reversed"),
    ("triple sam 20/12 1900", "spoken.other_weekday"),
    ("triple 24/12/2030 1900", "prix.too_far"),
    ("triple tous les samedis 1900", "prix.until_when"),
    ("triple en semaine 1900", "prix.until_when"),
    ("triple lun-mar 04/12-06/12 1900", "prix.no_such_weekday"),
    ("triple Feb 1 850", "spoken.month_or_day"),
]


@pytest.mark.parametrize(("text", "types", "nights", "what"), UNDERSTOOD)
def test_understood(text: str, types: str, nights: str, what: str) -> None:
    assert told(parse_prix(text, villa(), MONDAY)) == (types, nights, what)


@pytest.mark.parametrize(("text", "key"), REFUSED)
def test_refused(text: str, key: str) -> None:
    with pytest.raises(Refusal) as no:
        parse_prix(text, villa(), MONDAY)
    assert no.value.phrase.key == key


def test_fifteen_nights_from_20_december_to_3_january() -> None:
    assert len(parse_prix("suite junior 20/12-03/01 +15%", villa(), MONDAY).nights) == 15


def test_an_ambiguous_type_lists_its_candidates_and_a_misspelt_one_the_nearest() -> None:
    with pytest.raises(Refusal) as which:
        parse_prix("suite 24/12 1900", villa(), MONDAY)
    assert [str(name) for name in which.value.phrase.args["types"]] == [
        "Suite Junior",
        "Suite Présidentielle",
    ]
    with pytest.raises(Refusal) as unknown:
        parse_prix("junoir 24/12 1900", villa(), MONDAY)
    assert [str(name) for name in unknown.value.phrase.args["types"]] == ["Suite Junior"]


@pytest.mark.parametrize(
    ("today", "text", "nights"),
    [
        (date(2026, 11, 28), "triple ce week-end 1850", "28/11/26"),  # a Saturday: Friday night is over
        (date(2026, 11, 29), "triple ce week-end 1850", "04/12/26-05/12/26"),
        (date(2026, 11, 29), "triple week-end prochain 1850", "04/12/26-05/12/26"),
        (date(2026, 12, 31), "triple 31/12-01/01 1850", "31/12/26-01/01/27"),
        (date(2027, 1, 1), "triple 31/12/2027-01/01 1850", "31/12/27-01/01/28"),
        (date(2026, 12, 31), "triple demain 1850", "01/01/27"),
        (date(2027, 12, 1), "triple 29/02 1850", "29/02/28"),
        (date(2026, 12, 15), "triple le mois prochain 1850", "01/01/27-31/01/27"),
    ],
)
def test_the_calendar_turns(today: date, text: str, nights: str) -> None:
    assert told(parse_prix(text, villa(), today))[1] == nights


def test_the_currency_is_the_house_s() -> None:
    order = parse_prix("triple 24/12 190 €", villa(currency="EUR"), MONDAY)
    assert order.price == SetTo(Decimal(190))
    with pytest.raises(Refusal):
        parse_prix("triple 24/12 1900 MAD", villa(currency="EUR"), MONDAY)


def test_a_whole_name_wins_over_longer_ones() -> None:
    kinds = (
        room_type("suite", 1, name=Name({"fr": "Suite", "en": "Suite"})),
        *villa().room_types,
    )
    assert parse_prix("suite 24/12 1900", villa(room_types=kinds), MONDAY).room_types == ("suite",)


def test_a_type_that_is_not_for_sale_is_unknown() -> None:
    hidden = (room_type("default", None, sellable=False), room_type("junior-suite"))
    order = parse_prix("tout 24/12 1900", villa(room_types=hidden), MONDAY)
    assert order.room_types == ("junior-suite",)
