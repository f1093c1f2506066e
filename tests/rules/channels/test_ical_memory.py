"""What does a feed's memory make of readings that are only half understood, or that bring back what was gone?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from channels.ical.feed import Feed, FeedEvent
from channels.ical.kinds import Kind
from channels.ical.memory import Memory, silent_since

NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
EVENT = FeedEvent(date(2026, 3, 3), date(2026, 3, 5), "a", Kind.RESERVATION)


def reading(memory: Memory, hours: int, *events: FeedEvent, problems: tuple[str, ...] = ()) -> None:
    at = NOW + hours * HOUR
    memory.learn(Feed(events, problems), at, at.date())


def test_what_is_missing_from_a_half_read_feed_is_not_gone() -> None:
    memory = Memory()
    reading(memory, 0, EVENT)
    reading(memory, 1, problems=("event 1: DTSTART cannot be read",))
    assert memory.gone == {}


def test_what_comes_back_is_news_again() -> None:
    memory = Memory()
    reading(memory, 0, EVENT)
    reading(memory, 1)
    assert memory.gone["a"][1] == NOW + HOUR
    reading(memory, 2, EVENT)
    assert memory.gone == {}
    assert memory.seen[EVENT.key] == NOW + 2 * HOUR


def test_a_feed_is_silent_only_after_it_had_time_to_follow() -> None:
    mover, still = Memory(), Memory()
    reading(mover, 0)
    reading(still, 0)
    reading(mover, 5, EVENT)
    patience = 12 * HOUR
    assert silent_since(still, [mover], NOW + 16 * HOUR, patience) is None
    assert silent_since(still, [mover], NOW + 17 * HOUR, patience) == NOW + 5 * HOUR
    assert silent_since(still, [], NOW + 99 * HOUR, patience) is None
    assert silent_since(mover, [still], NOW + 99 * HOUR, patience) is None
    reading(still, 18, replace(EVENT, kind=Kind.UNKNOWN))
    assert silent_since(still, [mover], NOW + 99 * HOUR, patience) is None


def test_a_newer_stamp_inside_the_feed_is_a_sign_of_life() -> None:
    mover, still = Memory(), Memory()
    reading(mover, 0)
    reading(still, 0)
    reading(mover, 5, EVENT)
    still.learn(Feed((), (), NOW + 6 * HOUR), NOW + 7 * HOUR, NOW.date())
    assert silent_since(still, [mover], NOW + 99 * HOUR, 12 * HOUR) is None
