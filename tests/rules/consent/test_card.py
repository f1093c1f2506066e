"""Does a waiting card say the right thing first, and offer only what may be tapped?"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consent.proposal import MOVES, Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level, Ruling
from domain.house.documents import Document, DocumentKind
from domain.phrase import Percent, say
from governance.consent.card.whole import card
from governance.consent.card.why import why
from governance.consent.kinds.tap import tap
from governance.consent.kinds.view import where
from governance.post.replies import Tone
from tests.makers import NOW, TODAY, change_rate
from tests.rules.consent.card_stage import (
    BOARD,
    ENGLISH,
    FRENCH,
    HOUSE,
    decided,
    filed,
    labels,
    lines,
    ordered,
    prices,
    receipt,
    verbs,
    view,
)


def test_a_pending_card_as_the_owner_reads_it() -> None:
    shown = card(ordered("suite junior 20/12-03/01 +15%"), view())
    assert lines(shown)[:3] == [
        "Revenue propose · n° 47",
        "Suite Junior, 20 déc. → 3 janv. (15 nuits, 4 déjà vendues)",
        "2 600 → 2 990 MAD (+15 %)",
    ]
    assert labels(shown) == [["Confirmer 2 990 MAD"], ["Ajuster", "Plus tard", "Refuser"], ["Pourquoi ?"]]
    assert shown.buttons[0][0].tone is Tone.PRIMARY


def test_the_same_card_in_english() -> None:
    shown = card(ordered("suite junior 20/12-03/01 +15%"), view())
    assert lines(shown, ENGLISH)[1:3] == [
        "Junior Suite, 20 Dec → 3 Jan (15 nights, 4 already sold)",
        "2,600 → 2,990 MAD (+15%)",
    ]
    assert labels(shown, ENGLISH)[0] == ["Confirm 2,990 MAD"]


def test_without_a_house_the_sales_are_left_out_not_invented() -> None:
    subject = lines(card(ordered("suite junior 20/12-03/01 +15%"), view(None)))[1]
    assert subject == "Suite Junior, 20 déc. → 3 janv. (15 nuits)"
    beyond = filed(change_rate(first=HOUSE.last, nights=2))
    assert "vendue" not in lines(card(beyond, view()))[1]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([(2000, 2300)], "2 000 → 2 300 MAD (+15 %)"),
        ([(2000, 1900), (2000, 1900)], "2 000 → 1 900 MAD (−5 %)"),
        ([(1850, 2130), (2100, 2420)], "1 850–2 100 → 2 130–2 420 MAD (+15 %)"),
        ([(1850, 2130), (2100, 2200)], "1 850–2 100 → 2 130–2 200 MAD"),
        ([(1850, 2300), (2100, 2300)], "1 850–2 100 → 2 300 MAD"),
        ([(2000, 2100), (2000, 2300)], "2 000 → 2 100–2 300 MAD"),
        ([(None, 2300)], "2 300 MAD (prix actuel inconnu)"),
        ([(0, 2300)], "2 300 MAD (prix actuel inconnu)"),
        ([(None, 2100), (None, 2300)], "2 100–2 300 MAD (prix actuel inconnu)"),
    ],
)
def test_before_and_after(cells: list[tuple[int | None, int]], expected: str) -> None:
    assert lines(card(prices(*cells), view()))[2] == expected


def test_nights_without_a_present_price_are_counted() -> None:
    assert lines(card(prices((2000, 2300), (None, 2300)), view()))[3] == "Prix actuel inconnu pour 1 nuit"


def test_prices_that_differ_are_confirmed_by_their_number() -> None:
    assert labels(card(prices((1850, 2130), (2100, 2420)), view()))[0] == ["Confirmer 2 nuits"]
    assert labels(card(ordered("doubles 24/12-26/12 +10%"), view()))[0] == ["Confirmer 6 prix"]


def test_types_that_share_their_nights_stand_in_one_table() -> None:
    assert lines(card(ordered("doubles 24/12-26/12 +10%"), view()))[1:4] == [
        "Chambre Double Supérieure et Chambre Double Standard, 24 → 26 déc. (3 nuits)",
        "Chambre Double Supérieure : 1 500 → 1 650 MAD (+10 %)",
        "Chambre Double Standard : 1 200 → 1 320 MAD (+10 %)",
    ]
    assert lines(card(ordered("tout 24/12 +10%"), view()))[1] == "Toutes les chambres, jeu. 24 déc. (1 nuit)"


@pytest.mark.parametrize(
    ("text", "line", "label"),
    [
        ("triple 24/12 min 2", "Séjour minimum : 2 nuits", "Confirmer 2 nuits minimum"),
        ("fermer triple 24/12", "La vente de ces nuits serait fermée", "Confirmer la fermeture"),
    ],
)
def test_restrictions_alone_offer_no_price_to_adjust(text: str, line: str, label: str) -> None:
    shown = card(ordered(text), view())
    assert line in lines(shown)
    assert labels(shown)[:2] == [[label], ["Plus tard", "Refuser"]]


def test_many_nights_are_said_in_few_words() -> None:
    fridays = [TODAY + timedelta(days=4 + 7 * n) for n in range(6)]
    assert FRENCH.plain(where(fridays)).replace("\xa0", " ") == "vendredi du 27 nov. au 1ᵉʳ janv."
    scattered = [TODAY + timedelta(days=n) for n in (0, 3, 4, 9, 11, 16)]
    assert FRENCH.plain(where(scattered)).replace("\xa0", " ") == "6 nuits du 23 nov. au 9 déc."


def test_warnings_and_reasons_are_on_the_card() -> None:
    action = change_rate(after=3000)
    shown = lines(card(filed(action, rulings=BOARD.judge(action, HOUSE), level=Level.WARN), view()))
    assert any(line.startswith("⚠️ Revenue : Grand écart") for line in shown)


def held() -> Proposal:
    action = change_rate(after=3600)
    return filed(action, state=State.HELD, level=Level.HOLD, rulings=BOARD.judge(action, HOUSE), number=52)


def test_a_hold_has_no_confirm_and_asks_for_a_reason() -> None:
    shown = card(held(), view())
    assert lines(shown)[0] == "Revenue retient · n° 52"
    assert "Pour passer outre, répondez avec votre motif." in lines(shown)
    assert labels(shown) == [["Refuser", "Le calcul"]]
    assert "ok" not in verbs(shown)


def test_a_hold_is_titled_by_the_director_who_holds() -> None:
    by_cfo = replace(held(), rulings=(Ruling("gop", "cfo", Level.HOLD, say("limit.empty")),))
    assert lines(card(by_cfo, view()))[0] == "cfo retient · n° 52"


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.ADVISOR])
def test_who_may_not_decide_is_offered_no_decision(role: Role) -> None:
    for shown in (ordered("triple 24/12 1900"), held(), decided(State.APPLIED, receipt())):
        assert verbs(card(shown, view(role=role))) == {"why"}


def test_a_sample_is_marked() -> None:
    assert "Montants d’exemple" in lines(card(ordered("triple 24/12 1900", sample=True), view()))
    assert "Montants d’exemple" not in lines(card(ordered("triple 24/12 1900"), view()))


def test_why_gives_reasons_arithmetic_opinions_and_ages() -> None:
    action = prices((2000, 3000), (2000, 3000), (2100, 3000)).action
    row = filed(
        action,
        number=47,
        reasons=(say("reason.far_out", n=60, step=Percent(Decimal("0.06"), signed=True)),),
        rulings=BOARD.judge(action, HOUSE),
        sample=True,
    )
    told = lines(why(row, view()))
    assert told[0] == "Pourquoi · n° 47"
    assert any(line.startswith("· à plus de 60 jours") for line in told)
    assert "│ Suite Junior (1 sur 3 nuitées vendues)" in told
    assert "│ 24 → 25 déc. : 2 000 → 3 000 MAD (+50 %)" in told
    assert "│ sam. 26 déc. : 2 100 → 3 000 MAD (+43 %)" in told
    assert any(line.startswith("Revenue : ") for line in told)
    assert "Réservations lues : 08:54" in told


def test_why_says_that_nobody_objects() -> None:
    assert "Aucune limite n’a d’objection." in lines(why(ordered("triple 25/12 1750"), view()))


@given(
    state=st.sampled_from(State), level=st.sampled_from(Level), role=st.sampled_from(Role), aged=st.booleans()
)
def test_every_card_can_be_said_and_every_tap_fits(
    state: State, level: Level, role: Role, aged: bool
) -> None:
    row = decided(state, receipt() if aged else None, level=level, token="t" * 22)
    shown = card(row, view(role=role))
    for words in (FRENCH, ENGLISH):
        assert lines(shown, words)
        assert all(label for labels_ in labels(shown, words) for label in labels_)
    assert all(len(button.data.encode()) <= 64 for line in shown.buttons for button in line)
    if "ok" in verbs(shown):
        assert State.APPROVED in MOVES[state] | {after for near in MOVES[state] for after in MOVES[near]}
        assert (role, level) != (Role.OWNER, Level.HOLD)


def test_a_tap_longer_than_telegram_takes_is_a_bug() -> None:
    with pytest.raises(ValueError, match="bytes"):
        tap(replace(filed(), token="t" * 60), "ok")


def test_what_people_sent_as_evidence_is_named_on_the_card_and_under_why() -> None:
    files = tuple(
        Document(f"t{n}", "a" * 64, DocumentKind.PHOTO, f"photo-{n}.jpg", "", 9, 1, forwarded=False, at=NOW)
        for n in range(7)
    )
    shown = view(shown_by=files)
    for told in (card(filed(), shown), why(filed(), shown)):
        text = FRENCH.plain(told.blocks[-1].lines[-1].phrase)
        assert text.startswith("Preuves")
        assert "photo-6.jpg" in text
        assert text.endswith("et 2 autres")
