"""Do rooms and channels taken out of sale for some nights keep their consent, and can they be taken back?"""

from __future__ import annotations

from domain.consent.actions import BlockRoom, PauseChannel, fingerprint, from_json, to_json
from domain.nights import Span
from governance.consent.kinds import channel_pause, room_block
from governance.consent.kinds.register import inverse_of
from tests.makers import TODAY, villa

NIGHTS = Span(TODAY, TODAY)
FOR_GOOD = PauseChannel("airbnb", True, "MAD", "mets Airbnb en pause")
FOR_A_NIGHT = PauseChannel("airbnb", True, "MAD", "ferme Airbnb ce soir", NIGHTS)
ROOM = BlockRoom("7", "quadruple", NIGHTS, True, "MAD", "travaux")
# What the card of FOR_GOOD was approved by before channels could be closed for some nights.
SHOWN_BEFORE = "2670271268a1e6c997e43c21d2c5d22a5aeddc53b86443c0ba4271710e5dad48"


def test_a_card_that_waits_since_before_still_runs_what_it_shows() -> None:
    assert fingerprint(FOR_GOOD) == SHOWN_BEFORE
    assert fingerprint(FOR_A_NIGHT) != fingerprint(
        PauseChannel("airbnb", True, "MAD", "ferme Airbnb ce soir")
    )


def test_each_is_read_back_as_it_was_stored_and_undone_by_its_contrary() -> None:
    for action in (FOR_GOOD, FOR_A_NIGHT, ROOM):
        assert from_json(to_json(action)) == action
        undone = inverse_of(action, 1, None)
        assert undone is not None
        assert undone != action
        assert inverse_of(undone, 2, None) == action


def test_the_card_and_the_panel_name_the_nights() -> None:
    hotel = villa()
    for row in (channel_pause.row(FOR_A_NIGHT, hotel), room_block.row(ROOM, hotel)):
        assert row.args["nights"] == NIGHTS
    for told in (channel_pause.todo(FOR_A_NIGHT, hotel), room_block.todo(ROOM, hotel)):
        assert (told.args["first"], told.args["last"]) == (TODAY, TODAY)
    assert "nights" not in channel_pause.row(FOR_GOOD, hotel).args
