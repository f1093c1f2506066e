"""Do refunds, discounts and cancellations name one booking, and come to its own nights?"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directors.cfo.expense import (
    Cancellation,
    RebateWish,
    cancellation_from,
    cancellation_of,
    expense_from,
    rebate_from,
    rebate_of,
    wish_from,
)
from domain.bookings.reservation import ReservationState
from domain.errors import Refusal
from domain.money import Money
from domain.nights import Span
from tests.makers import TODAY, reservation, stay_room, villa
from tests.rules.conversation.spoken_pieces import SENTENCES

HOTEL = villa()


def wish(**fields: Any) -> RebateWish:
    given: dict[str, Any] = {"amount": None, "share": None, "refund": False, "nights": None, "words": "geste"}
    return RebateWish("R100000001", **{**given, **fields})


@pytest.mark.parametrize(
    ("text", "booking", "amount", "share", "refund"),
    [
        ("remboursement 400 dh réservation R123", "R123", "400", None, True),
        ("Rembourser 1.200,50 MAD à la réservation n° R599233355", "R599233355", "1200.50", None, True),
        ("refund 400 MAD booking R123 for the noise", "R123", "400", None, True),
        ("remise de 10 % sur la réservation R123", "R123", None, "0.1", False),
        ("geste commercial 300 dh R123, climatisation en panne", "R123", "300", None, False),
        ("10% discount on booking 4123456789", "4123456789", None, "0.1", False),
        ("rabais 250 dh dossier HM45678 nuit du 24/11", "HM45678", "250", None, False),
    ],
)
def test_money_back(text: str, booking: str, amount: str | None, share: str | None, refund: bool) -> None:
    found = rebate_from(text, HOTEL, TODAY)
    assert (found.booking, found.refund) == (booking, refund)
    assert (found.amount, found.share) == (amount and Decimal(amount), share and Decimal(share))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("réservation R123 400 dh", "rebate.how"),
        ("remboursement 400 dh", "rebate.no_booking"),
        ("remboursement 400 dh réservation 400 dh", "rebate.no_booking"),
        ("remboursement 400 dh R123 et R124", "rebate.no_booking"),
        ("remboursement réservation R123", "rebate.how_much"),
        ("remise 10 % et 300 dh R123", "rebate.how_much"),
        ("remise 120 % R123", "rebate.impossible"),
        ("remboursement 0 dh R123", "rebate.impossible"),
        ("remboursement 40 € R123", "spoken.other_currency"),
        ("remise 100 dh R123 nuit du 24/11 et nuit du 26/11", "rebate.which_nights"),
    ],
)
def test_money_back_refused(text: str, key: str) -> None:
    with pytest.raises(Refusal) as no:
        rebate_from(text, HOTEL, TODAY)
    assert no.value.phrase.key == key


@pytest.mark.parametrize(
    ("text", "booking"),
    [
        ("annule la réservation R123", "R123"),
        ("Annulation réservation n° R599233355, client malade", "R599233355"),
        ("cancel booking 4123456789", "4123456789"),
        ("cancel HM45678 please", "HM45678"),
    ],
)
def test_cancellations(text: str, booking: str) -> None:
    assert cancellation_from(text).booking == booking


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("la réservation R123", "cancel.how"),
        ("annule la réservation", "cancel.no_booking"),
        ("annule R123 et R124", "cancel.no_booking"),
    ],
)
def test_cancellations_refused(text: str, key: str) -> None:
    with pytest.raises(Refusal) as no:
        cancellation_from(text)
    assert no.value.phrase.key == key


def test_one_reader_tells_the_three_apart() -> None:
    assert isinstance(wish_from("annule la réservation R123", HOTEL, TODAY), Cancellation)
    assert isinstance(wish_from("remboursement 400 dh réservation R123", HOTEL, TODAY), RebateWish)
    assert wish_from("remboursement taxi Omar 60 dh", HOTEL, TODAY) == expense_from(
        "remboursement taxi Omar 60 dh", HOTEL, TODAY
    )
    with pytest.raises(Refusal) as no:
        wish_from("remboursement 400 dh", HOTEL, TODAY)
    assert no.value.phrase.key == "rebate.no_booking"


@given(SENTENCES)
def test_any_text_is_one_of_them_or_refused(text: str) -> None:
    try:
        found = wish_from(text, HOTEL, TODAY)
    except Refusal:
        return
    if isinstance(found, RebateWish):
        assert (found.amount is None) != (found.share is None)


@given(st.integers(1, 780_000), st.integers(1, 9))
def test_the_parts_of_a_rebate_sum_to_it_and_no_night_gives_more_than_it_cost(
    cents: int, nights: int
) -> None:
    booking = reservation(rooms=(stay_room(nights=nights),))
    amount = Decimal(cents) / 100
    whole = Decimal(2600) * nights
    if amount > whole:
        with pytest.raises(Refusal):
            rebate_of(wish(amount=amount), booking, HOTEL, None)
        return
    rebate = rebate_of(wish(amount=amount), booking, HOTEL, Decimal("0.10"))
    assert rebate.amount == amount
    assert all(0 < part <= 2600 for _, part in rebate.by_night)
    assert {night for night, _ in rebate.by_night} <= set(booking.rooms[0].nights)


def test_a_share_of_some_nights() -> None:
    nights = Span(TODAY, TODAY + timedelta(days=1))
    rebate = rebate_of(wish(share=Decimal("0.10"), nights=nights, refund=True), reservation(), HOTEL, None)
    assert rebate.by_night == ((TODAY, Decimal(260)), (TODAY + timedelta(days=1), Decimal(260)))
    assert rebate.refund
    far = Span(date(2027, 3, 1), date(2027, 3, 2))
    with pytest.raises(Refusal) as no:
        rebate_of(wish(share=Decimal("0.10"), nights=far), reservation(), HOTEL, None)
    assert no.value.phrase.key == "rebate.other_nights"


def test_a_booking_without_a_price_or_in_another_currency_gives_nothing_back() -> None:
    unpriced = reservation(rooms=(stay_room(total=None, nightly=()),), total=None)
    foreign = reservation(total=Money(Decimal(700), "EUR"))
    for booking, key in ((unpriced, "rebate.price_unknown"), (foreign, "rebate.other_currency")):
        with pytest.raises(Refusal) as no:
            rebate_of(wish(amount=Decimal(100)), booking, HOTEL, None)
        assert no.value.phrase.key == key


def test_a_cancellation_loses_each_month_s_nights_without_vat_and_commission() -> None:
    across = stay_room(check_in=date(2026, 11, 29), nights=3)  # two nights of November, one of December
    booking = reservation(rooms=(across,), commission=Money(Decimal(1170), "MAD"))  # 15 % of 7 800
    lost = cancellation_of(Cancellation("R100000001", "malade"), booking, HOTEL, Decimal("0.10")).lost
    # a night: 2 600 / 1.10 − 15 % of 2 600 = 2 363.636… − 390 = 1 973.636…
    assert lost == ((date(2026, 11, 1), Decimal("3947.27")), (date(2026, 12, 1), Decimal("1973.64")))


def test_a_cancelled_booking_cannot_be_cancelled_again() -> None:
    gone = reservation(state=ReservationState.CANCELLED)
    with pytest.raises(Refusal) as no:
        cancellation_of(Cancellation("R100000001", ""), gone, HOTEL, None)
    assert no.value.phrase.key == "cancel.holds_no_room"
