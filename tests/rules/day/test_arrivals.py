"""Does a list of arrivals say when people really leave?"""

from datetime import timedelta

from bot.commands.bookings.arrivals import row
from bot.words.phrases import Words
from tests.makers import TODAY, house_of, stay


def test_the_row_of_a_stay_ends_on_its_departure() -> None:
    guest = stay("junior-suite", TODAY, nights=3, guest="M. Weber", vip=True)
    told = Words("fr", today=TODAY).plain(row(house_of(stays=(guest,)), guest)).replace("\u202f", " ")
    departure = TODAY + timedelta(days=3)
    assert f"{TODAY.day}" in told
    assert f"{departure.day}" in told.split("→")[1]
    assert "M. Weber" in told
    assert "VIP" in told
