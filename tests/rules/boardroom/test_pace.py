"""Does a door slow down who knocks too often, and nobody else?"""

from boardroom.doors.pace import MOST_KNOWN, Pace


def test_a_burst_then_one_after_another() -> None:
    now = [0.0]
    pace = Pace(per_second=1, burst=3, clock=lambda: now[0])
    assert [pace.allows("a") for _ in range(4)] == [True, True, True, False]
    assert pace.allows("b")
    now[0] = 1.0
    assert [pace.allows("a") for _ in range(2)] == [True, False]


def test_names_are_forgotten_and_memory_is_bounded() -> None:
    pace = Pace(per_second=1, burst=1, clock=lambda: 0.0)
    for n in range(MOST_KNOWN + 10):
        pace.allows(str(n))
    assert len(pace._levels) == MOST_KNOWN
