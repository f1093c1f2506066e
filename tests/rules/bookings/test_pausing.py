"""Is a channel closed only when somebody certainly asks for that very channel?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consent.actions import PauseChannel, fingerprint, from_json, to_json
from domain.errors import Refusal
from domain.house.snapshot import ChannelHealth
from governance.bookings.pausing.sentence import pause_from
from governance.consent.kinds.register import inverse_of
from tests.makers import NOW

CONNECTED = tuple(
    ChannelHealth(code, name, 0, 0, NOW)
    for code, name in (("bookingcom", "Booking.com"), ("airbnb", "Airbnb"), ("expedia", "Expedia"))
)
UNDERSTOOD = [
    ("mets Airbnb en pause", "airbnb", True),
    ("Mettez le canal Expedia en pause.", "expedia", True),
    ("ferme booking", "bookingcom", True),
    ("suspends Booking.com", "bookingcom", True),
    ("pause airbnb", "airbnb", True),
    ("put Expedia on hold", "expedia", True),
    ("rouvre Airbnb", "airbnb", False),
    ("remets Booking.com en ligne", "bookingcom", False),
    ("reopen expedia", "expedia", False),
]
NOT_MEANT = [
    "passe les suites à +10 % en février",
    "mets Airbnb",
    "ferme la chambre 7",
    "mets le thé au patio en pause",
    "pourquoi Airbnb est en pause ?",
    "Airbnb",
    "",
]


@pytest.mark.parametrize(("text", "channel", "paused"), UNDERSTOOD)
def test_a_channel_is_closed_or_opened_as_asked(text: str, channel: str, paused: bool) -> None:
    action = pause_from(text, "MAD", CONNECTED)
    assert (action.channel, action.paused) == (channel, paused)


@pytest.mark.parametrize("text", NOT_MEANT)
def test_other_words_close_nothing(text: str) -> None:
    with pytest.raises(Refusal):
        pause_from(text, "MAD", CONNECTED)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("mets tout en pause", "pause.everything"),
        ("ferme Agoda", "pause.not_connected"),
        ("ferme Zorglub", "pause.unknown"),
        ("ferme", "pause.which"),
    ],
)
def test_what_is_wrong_is_said(text: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        pause_from(text, "MAD", CONNECTED)
    assert refused.value.phrase.key == key


@given(st.text(max_size=120))
def test_any_text_is_an_action_or_a_refusal(text: str) -> None:
    try:
        action = pause_from(text, "MAD", CONNECTED)
    except Refusal:
        return
    assert action.channel in {channel.code for channel in CONNECTED}


def test_its_inverse_opens_what_it_closed_and_it_survives_the_row() -> None:
    action = PauseChannel("airbnb", True, "MAD", "mets Airbnb en pause")
    back = inverse_of(action, 7, {"human": "Omar"})
    assert isinstance(back, PauseChannel)
    assert not back.paused
    assert inverse_of(back, 8, None) == action
    assert fingerprint(from_json(to_json(action))) == fingerprint(action)
