"""What is wrong this morning, and what should be done about it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.finding import Finding, Severity
from domain.house.snapshot import RESERVATIONS, House
from domain.phrase import Phrase, say
from governance.post.replies import Line

# What to do where the finding itself offers nothing, by its key or the topic of its key.
_DO: Mapping[str, Phrase] = {
    "channel": say("brief.do_channel"),
    "dead_updates": say("brief.do_dead"),
    "stale": say("brief.do_stale"),
    "unknown_outcomes": say("brief.do_verify"),
    "unmapped": say("brief.do_unmapped"),
    "unmapped:many": say("brief.do_unmapped_many"),
}
# Those that bring a sign of their own.
_MARKED = frozenset({"unknown_outcomes"})
# Of the ways out of a double booking, the best first: another room, a word to the guest, no more sales.
_WAYS_OUT = (
    "overbooking.upgrade",
    "overbooking.move",
    "overbooking.no_room",
    "overbooking.call",
    "overbooking.close",
)


def alarms(house: House, urgent: Sequence[Finding]) -> Iterator[Line]:
    """One sentence each with what to do: a paused house, then the findings, as they rank."""
    if house.paused:
        yield Line(say("brief.paused"))
    for finding in urgent:
        todo, what = _todo(finding), finding.phrase
        if finding.severity is not Severity.P0 and _topic(finding) not in _MARKED:
            what = say("brief.warning", what=what)
        yield Line(say("brief.alarm", what=what, do=todo) if todo else what)


def _todo(finding: Finding) -> Phrase | None:
    topic = _topic(finding)
    if topic == "overbooked":
        by_key = {option.key: option for option in reversed(finding.options)}
        return next((by_key[key] for key in _WAYS_OUT if key in by_key), None)
    return _DO.get(finding.key) or _DO.get(topic) or next(iter(reversed(finding.options)), None)


def _topic(finding: Finding) -> str:
    return finding.key.partition(":")[0]


def stale(house: House) -> Phrase | None:
    """The warning that heads a brief over old bookings or none; None while they are fresh."""
    age = house.age(RESERVATIONS)
    if age is None:
        return say("brief.data_never")
    if age > house.max_data_age:
        return say("brief.data_stale", at=house.source_ages[RESERVATIONS])
    return None
