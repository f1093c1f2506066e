"""Do the channels' counters tell what happened between two looks?"""

from channels.counters import CounterChange, counter_changes, disconnected
from channels.ports import ConnectedChannel


def seen(code: str, in_progress: int, succeeded: int, failed: int) -> ConnectedChannel:
    return ConnectedChannel(code, code.title(), in_progress, succeeded, failed)


def test_the_difference_of_two_looks() -> None:
    before = [seen("online", 0, 10, 0), seen("bookingcom", 3, 297, 1), seen("vrbo", 0, 1, 0)]
    after = [seen("online", 0, 12, 0), seen("bookingcom", 3, 297, 4), seen("expedia", 1, 2, 0)]
    assert counter_changes(before, after) == (
        CounterChange("online", "Online", 2, 0, 0, 0),
        CounterChange("bookingcom", "Bookingcom", 0, 3, 3, 3),
        CounterChange("expedia", "Expedia", 2, 0, 1, 0),
    )
    assert disconnected(before, after) == ("vrbo",)


def test_counters_that_went_down_have_restarted() -> None:
    (change,) = counter_changes([seen("online", 1, 500, 2)], [seen("online", 0, 7, 1)])
    assert change == CounterChange("online", "Online", 7, 1, 0, 1, restarted=True)
