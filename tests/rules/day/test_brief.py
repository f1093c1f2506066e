"""Does the brief say the right things in the right order, within a phone's first screen, and nothing more?"""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.terminal import render_text
from bot.words.phrases import Words
from directors.cto import seat as cto
from directors.gm import seat as gm
from domain.bookings.night import Night
from domain.consent.proposal import State
from domain.consent.verdict import Level, Ruling
from domain.finding import Finding, Severity
from domain.house.gaps import Gap
from domain.house.snapshot import CHANNELS, RESERVATIONS, ChannelHealth, House
from domain.nights import ONE_DAY
from domain.phrase import say
from governance.board import Board
from governance.day.brief import Brief, compose
from governance.day.brief.writing import Circumstances
from governance.post.replies import Reply
from tests.makers import NOW, TODAY, house_of, proposal, room_type, stay, villa

BOARD = Board((gm(), cto()))
READ = {RESERVATIONS: NOW - timedelta(minutes=6), CHANNELS: NOW - timedelta(minutes=2)}
SCHEMA = json.loads((Path(__file__).parents[3] / "data/schemas/brief.json").read_text(encoding="utf-8"))
OVERBOOKED = [
    stay("double-superior", date(2026, 12, 31), number=f"R59923335{n}", reservation=n) for n in range(3)
]


def text(reply: Reply, language: str = "fr") -> str:
    words = Words("en" if language == "en" else "fr", zone=villa().zone, today=TODAY)
    return render_text(reply, words, width=1000).replace("\u202f", " ").replace("\u00a0", " ")


def fold(reply: Reply) -> str:
    """What stands above the fold."""
    return text(Reply(tuple(block for block in reply.blocks if not block.folded)))


def full_house(**fields: Any) -> House:
    """A busy morning: VIPs, an overbooking, a failing channel, pickup, a cancellation, gaps."""
    sold = {0: 6, 1: 3, 2: 2, 3: 2, 4: 5, 5: 7, 6: 6, 7: 5, 8: 3, 9: 2, 10: 2, 11: 0, 12: 4, 13: 5}
    codes = [kind.code for kind in villa().room_types if kind.code != "double-superior"]
    nights = [
        Night(code, TODAY + n * ONE_DAY, 2 if i < 4 else 1, sold=1 + (i < count - 6))
        for n, count in sold.items()
        for i, code in enumerate(codes[:count])
    ]
    nights += [
        Night(
            code,
            TODAY - n * ONE_DAY,
            2 if i < 4 else 1,
            sold=1,
            priced=1,
            revenue=Decimal(1990),
            commission=Decimal(300),
        )
        for n in range(1, 23)
        for i, code in enumerate(codes)
        if (n + i) % 5
    ]
    stays = [
        stay(
            "quadruple",
            number="R1",
            guest="M. Weber",
            vip=True,
            returning=2,
            room_number="7",
            note="vol 16:20",
        ),
        stay("junior-suite", number="R2", guest="Mme Haddad", vip=True),
        stay("triple", TODAY - 2 * ONE_DAY, nights=2, number="R3"),
        stay("family", TODAY + 4 * ONE_DAY, number="R4", booked_at=NOW - timedelta(hours=3)),
        stay("triple", TODAY + 5 * ONE_DAY, number="R5", released_at=NOW - timedelta(hours=2)),
        *OVERBOOKED,
    ]
    given: dict[str, Any] = {
        "stays": stays,
        "nights": nights,
        "source_ages": READ,
        "channels": (
            ChannelHealth("bookingcom", "Booking.com", 0, 0, NOW),
            ChannelHealth("agoda", "Agoda", 4, 0, NOW, failing_since=NOW - timedelta(minutes=68)),
        ),
        "gaps": (Gap("check-in", say("readiness.check_in"), ("Said",), Severity.P2),),
        "push": True,
    }
    return house_of(**{**given, **fields})


def full_brief(waiting: int = 2, **fields: Any) -> Brief:
    proposals = [proposal(number=n, id=n) for n in range(47, 47 + waiting)]
    return compose(full_house(**fields), BOARD, proposals, journal_head="7f3a9b2c1d" * 6)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("waiting", range(8))
@pytest.mark.parametrize("trouble", [0, 1])
def test_a_full_brief_fits_above_the_fold(language: str, waiting: int, trouble: int) -> None:
    brief = full_brief(waiting, dead_updates=trouble, unknown=trouble)
    above = text(Reply(tuple(block for block in brief.reply.blocks if not block.folded)), language)
    assert len(above) <= 900, above
    assert ("exemple" if language == "fr" else "Sample") in above


def test_many_dangers_do_not_push_the_rest_out() -> None:
    untyped = [stay(None, TODAY + ONE_DAY, number=f"R70000000{n}") for n in range(3)]
    brief = full_brief(3, stays=[*full_house().stays, *untyped])
    assert len(fold(brief.reply)) <= 900, fold(brief.reply)
    assert text(brief.reply).count("🔴 Réservation sans chambre") == 3


def test_what_does_not_fit_is_below_the_fold_and_not_lost() -> None:
    shown, above = text(full_brief(7, dead_updates=1).reply), fold(full_brief(7, dead_updates=1).reply)
    for part in ("n° 51", "et 2 autres", "Mme Haddad", "Novembre ", "mis de côté"):
        assert part in shown, part
    assert "n° 51" not in above


def test_the_order_of_the_brief_never_changes() -> None:
    house = full_house()
    calm = tuple(one for one in house.stays if one not in OVERBOOKED)
    shown = fold(full_brief(1, stays=calm, dead_updates=1).reply)
    order = [
        "☀️ Villa Thaifa · lundi 23 novembre · 09:00",
        "exemple",
        "2 urgences et une décision vous attendent.",
        "Agoda en échec depuis 07:52\n→ Vérifier sa connexion",
        "1 message n’a pas pu être traité",
        "À décider · 1",
        "n° 47 · Suite Junior le 23 déc. : 2 600 → 2 990 MAD",
        "Arrivées : 2 VIP",
        "M. Weber, 3ᵉ séjour, ch. 7, vol 16:20. Reste : inspection",
        "Hier 5/12, 9 950 MAD · Ce soir 6/12",
        "ADR net 1 690 MAD · RevPAR",
        "Deux semaines : à remplir",
        "libres lu ma me je ve sa di",
        "23–29   6  8  8 10  7  5  6",
    ]
    places = [shown.find(part) for part in order]
    assert -1 not in places, (order[places.index(-1)], shown)
    assert places == sorted(places), shown


def test_what_a_chairman_need_not_read_first_is_below_the_fold() -> None:
    brief = full_brief(1)
    above, below = fold(brief.reply), text(brief.reply)[len(fold(brief.reply)) :]
    for part in (
        "Canaux 1/2 — Agoda en échec depuis 07:52",
        "Données de 08:54",
        "🔴 OTA 1/10",
        "Journal 7f3a9b2c",
    ):
        assert part in below, part
        assert part not in above, part
    for word in ("Journal", "partiel", "non compté", "Background", "Synchro"):
        assert word not in above, word


def test_every_brief_prints_the_head_of_the_journal() -> None:
    quiet = house_of(source_ages=READ, nights=sevens())
    for brief in (
        full_brief(),
        compose(quiet, BOARD, journal_head="7f3a9b2c1d"),
        compose(house_of(), BOARD, journal_head="7f3a9b2c1d"),
    ):
        assert "Journal 7f3a9b2c" in text(brief.reply)


def test_at_most_five_decisions_are_listed_and_the_rest_counted() -> None:
    shown = text(full_brief(7).reply)
    assert shown.count("Suite Junior le ") == 5
    assert "et 2 autres" in shown


def sevens() -> list[Night]:
    """Seven rooms sold on each coming night."""
    return [
        Night(k.code, TODAY + n * ONE_DAY, k.units, sold=1) for k in villa().room_types for n in range(20)
    ]


def test_nothing_to_say_is_one_line() -> None:
    brief = compose(house_of(nights=sevens(), source_ages=READ), BOARD, journal_head="ab12cd34ef")
    above, below = brief.reply.blocks
    assert len(above.lines) == 3, "title, sample mark, one line"
    shown = text(brief.reply)
    assert "Rien ne demande votre attention : 7 chambres sur 12 ce soir." in shown
    assert below.folded
    assert "Journal ab12cd34" in shown


def test_a_house_without_data_says_so_and_prints_no_zero() -> None:
    brief = compose(house_of(villa(sample=False)), BOARD)
    shown = text(brief.reply)
    assert "aucune réservation reçue" in shown
    assert "→ M’envoyer ici l’export de HotelRunner" in shown, "what to do about it"
    assert "0/12" not in shown
    assert "exemple" not in shown


def test_stale_data_heads_the_brief_and_does_not_stop_it() -> None:
    old = {RESERVATIONS: NOW - timedelta(hours=30)}
    brief = compose(full_house(source_ages=old), BOARD)
    shown = text(brief.reply)
    assert shown.index("Dernière lecture des réservations") < shown.index("Hier")
    assert shown.index("Aucun prix ne part d’ici leur mise à jour") < shown.index("Double réservation")


def test_what_was_told_and_has_not_changed_is_left_out_but_dangers_stay() -> None:
    house = full_house(dead_updates=1)
    first = compose(house, BOARD)
    again = compose(house, BOARD, news=())
    topics = {finding.key.partition(":")[0] for finding in again.findings}
    assert "dead_updates" in {f.key for f in first.told}
    assert topics == {"overbooked", "vip", "channel", "readiness"}


def test_types_of_unknown_size_are_not_counted_and_said_so() -> None:
    hotel = villa(room_types=(*villa().room_types, room_type("eighth", units=None)))
    brief = compose(house_of(hotel, stays=[stay("eighth"), stay("triple")], source_ages=READ), BOARD)
    shown = text(brief.reply)
    assert "Ce soir 1/12" in shown
    assert "Non compté, son nombre de chambres est inconnu : Suite Junior" in shown
    assert "Non compté" not in fold(brief.reply)


def test_a_held_proposal_names_who_holds_it() -> None:
    held = proposal(state=State.HELD, rulings=(Ruling("gop", "cto", Level.HOLD, say("limit.data_never")),))
    assert "(retenue par Directeur technique)" in text(compose(full_house(), BOARD, [held]).reply)


def test_a_missed_or_late_brief_says_so() -> None:
    shown = text(
        compose(full_house(), BOARD, about=Circumstances(missed_yesterday=True, stopped_at=NOW)).reply
    )
    assert "Le brief du dim. 22" in shown
    assert "en retard" in shown


def test_a_fifth_voice_is_heard_under_worth_knowing() -> None:
    finding = Finding("spa:pool", "spa", Severity.P2, say("text.words", words="Le hammam est en panne"))
    shown = text(compose(full_house(), Board((*BOARD.seats, seat_of(finding)))).reply)
    assert "· Le hammam est en panne" in shown


def seat_of(finding: Finding) -> Any:
    from domain.phrase import Name
    from governance.contract import Seat

    return Seat("spa", Name({"fr": "Spa", "en": "Spa"}), findings=(lambda _: [finding],))
