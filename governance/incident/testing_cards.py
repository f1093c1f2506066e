"""How do the steps of a synchronisation test look to whoever carries them out?"""

from __future__ import annotations

from datetime import datetime

from domain.house.channel_names import channel_name
from domain.incident.sync_test import RINGS, Phase, Result, Round, SyncTest, results
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.incident.lines import OUTCOMES
from governance.post.replies import Block, Button, Line, Reply, Tone

_WHEN = {
    Round.BEFORE: say("sync_test.round_before"),
    Round.FIRST: say("sync_test.round_first"),
    Round.SECOND: say("sync_test.round_second"),
    Round.AFTER: say("sync_test.round_after"),
}


def count_question(test: SyncTest, round_: Round, channel: str, hotel: Property) -> Phrase:
    """« Essai, avant la réservation : combien de Double Supérieure libres sur Booking.com, nuit du 3 mars ? »"""
    return say(
        "sync_test.count",
        when=_WHEN[round_],
        channel=channel_name(channel),
        room_type=_kind(test, hotel),
        night=test.night,
    )


def step_card(test: SyncTest, hotel: Property) -> Reply:
    """What is to be done now, with its tap."""
    told = {"room_type": _kind(test, hotel), "night": test.night}
    if test.phase is Phase.BOOKING:
        head = Line(say("sync_test.book", **told), bold=True)
        lines = (head, Line(say("sync_test.book_how")), Line(say("sync_test.freeze"), quiet=True))
        row = (tap(test, Phase.BOOKED, Tone.PRIMARY), tap(test, Phase.GIVEN_UP))
        return Reply((Block(lines),), (row,))
    if test.to_cancel and test.booked_at is not None:
        by = test.booked_at + RINGS
        head = Line(say("sync_test.cancel", **told, by=by), bold=True)
        lines = (head, Line(say("sync_test.cancel_how")), Line(say("sync_test.freeze"), quiet=True))
        return Reply((Block(lines),), ((tap(test, Phase.CANCELLED, Tone.PRIMARY),),))
    if test.phase is Phase.CANCELLED:
        return Reply((Block((Line(say("sync_test.cancelled", **told)),)),))
    if test.phase is Phase.BEFORE:
        return Reply((Block((Line(say("sync_test.counting", **told)),)),))
    return result_card(test, hotel)


def overdue_card(test: SyncTest, hotel: Property, now: datetime) -> Reply:
    """P0: the test booking stands, and a real guest may be refused for it."""
    minutes = int((now - (test.booked_at or now)).total_seconds() // 60)
    head = say("sync_test.overdue", room_type=_kind(test, hotel), night=test.night, n=minutes)
    lines = (Line(head, bold=True), Line(say("sync_test.cancel_how")))
    return Reply((Block(lines),), ((tap(test, Phase.CANCELLED, Tone.PRIMARY),),))


def monthly_card(last: SyncTest, token: str, hotel: Property) -> Reply:
    """A month has passed: does a sale still reach every channel?"""
    button = Button(say("button.incident_test"), f"incident:{token}:test", Tone.PRIMARY)
    lines = [
        Line(say("sync_test.monthly", day=last.night), bold=True),
        *map(Line, map(result_line, results(last))),
    ]
    return Reply((Block(tuple(lines)),), ((button,),))


def result_card(test: SyncTest, hotel: Property) -> Reply:
    """Per channel: yes, no or partly, and after how many minutes."""
    told = {"room_type": _kind(test, hotel), "night": test.night}
    if test.phase is Phase.GIVEN_UP:
        return Reply((Block((Line(say("sync_test.given_up", **told)),)),))
    rows = [Line(result_line(one)) for one in results(test)]
    return Reply((Block((Line(say("sync_test.result", **told), bold=True), *rows)),))


def result_line(one: Result) -> Phrase:
    """« Booking.com : oui, après 16 minutes (2 → 1 → 2) »"""
    parts = tuple(
        say("text.words", words="–" if seen is None else str(seen))
        for seen in (one.before, one.booked, one.after)
    )
    told = {"channel": channel_name(one.channel), "outcome": OUTCOMES[one.outcome]}
    before, booked, after = parts
    counts = {"before": before, "booked": booked, "after": after}
    if one.minutes is None:
        return say("sync_test.line", **told, **counts)
    return say("sync_test.line_after", **told, **counts, n=one.minutes)


def tap(test: SyncTest, to: Phase, tone: Tone = Tone.PLAIN) -> Button:
    """The tap of a step."""
    return Button(_LABELS[to], f"test:{test.token}:{to}", tone)


_LABELS = {
    Phase.BOOKED: say("button.test_booked"),
    Phase.CANCELLED: say("button.test_cancelled"),
    Phase.GIVEN_UP: say("button.test_given_up"),
}


def _kind(test: SyncTest, hotel: Property) -> Name | str:
    kind = hotel.room_type(test.room_type)
    return kind.name if kind else test.room_type
