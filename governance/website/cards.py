"""How does the website's mock-up look on a phone: how far it is, what it lacks, what can be done next?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.phrase import Phrase, say
from domain.property import Property
from domain.website.pages import Site
from domain.website.points import Point, points
from domain.website.version import State, Version, expected, is_late
from governance.post.replies import Block, Button, Line, Reply, Tone, reply

MOST = 6  # open points on a phone; the rest is counted
STATED: Mapping[State, Phrase] = {
    State.DRAFT: say("website.state.draft"),
    State.APPROVED: say("website.state.approved"),
    State.SENT: say("website.state.sent"),
    State.CONFIRMED: say("website.state.confirmed"),
    State.LIVE: say("website.state.live"),
    State.REPLACED: say("website.state.replaced"),
}
# What a tap can do in each state; the rest needs words (an address, a day) and is typed.
TAPS: Mapping[State, tuple[tuple[State, Phrase, Tone], ...]] = {
    State.DRAFT: ((State.APPROVED, say("website.approve"), Tone.PRIMARY),),
    State.APPROVED: (
        (State.SENT, say("website.sent_today"), Tone.PRIMARY),
        (State.DRAFT, say("website.withdraw"), Tone.PLAIN),
    ),
    State.SENT: (
        (State.CONFIRMED, say("website.complete"), Tone.PRIMARY),
        (State.DRAFT, say("website.incomplete"), Tone.PLAIN),
    ),
    State.CONFIRMED: (),
    State.LIVE: (),
    State.REPLACED: (),
}
_NEXT: Mapping[State, Phrase] = {
    State.DRAFT: say("website.next.draft"),
    State.APPROVED: say("website.next.approved"),
    State.SENT: say("website.next.sent"),
    State.CONFIRMED: say("website.next.confirmed"),
}


def card(
    version: Version,
    site: Site,
    today: date,
    seen_at: Phrase | None = None,
    *,
    before: Sequence[Version] = (),
    may_move: bool = True,
) -> Reply:
    """The mock-up with what it lacks, where to look at it, and the next step; `site` is what is known now.

    `before` are older ones that HotelRunner has.
    """
    head = [
        Line(say("website.title", day=_built_on(version, site)), bold=True),
        Line(standing(version, today)),
    ]
    older = (say("website.before", day=_built_on(one, site), standing=standing(one, today)) for one in before)
    head.extend(map(Line, older))
    blocks = [Block(tuple(head))]
    open_ = points(site)
    if open_:
        rows = [Line(_row(point)) for point in sorted(open_, key=lambda one: -one.count)[:MOST]]
        if len(open_) > MOST:
            rows.append(Line(say("package.more", n=len(open_) - MOST), quiet=True))
        count = sum(point.count for point in open_)
        blocks.append(Block((Line(say("website.lacks", n=count), bold=True), *rows)))
    else:
        blocks.append(Block((Line(say("website.complete_pages")),)))
    after = [] if seen_at is None else [Line(seen_at)]
    if version.state in _NEXT and may_move:
        after.append(Line(_NEXT[version.state], quiet=True))
    if after:
        blocks.append(Block(tuple(after)))
    return Reply(tuple(blocks), buttons(version) if may_move else ())


def _built_on(version: Version, site: Site) -> date:
    return version.built_at.astimezone(site.house.zone).date()


def unbuilt(site: Site) -> Reply:
    """Nothing has been built: how it begins, and what the pages would lack."""
    count = sum(point.count for point in points(site))
    return reply(Line(say("website.none"), bold=True), say("website.lacks", n=count))


def standing(version: Version, today: date) -> Phrase:
    """« Envoyée le 28 nov. à HotelRunner », « complète le …, en ligne attendue entre … et … »."""
    match version.state:
        case State.APPROVED:
            return say("website.is_approved", person=version.approved_by or "—", at=version.changed_at)
        case State.SENT:
            return say("website.is_sent", day=version.sent_on, whom=version.sent_to or "HotelRunner")
        case State.CONFIRMED if version.confirmed_on is not None:
            days = expected(version.confirmed_on)
            late = is_late(version, today)
            on, first, last = version.confirmed_on, days.first, days.last
            return say("website.is_late" if late else "website.is_confirmed", day=on, first=first, last=last)
        case State.LIVE:
            return say("website.is_live", url=version.url or "—")
        case State.DRAFT if version.words:
            return say("website.is_returned", words=version.words)
    return STATED[version.state]


def reminder(version: Version, hotel: Property, today: date) -> Reply:
    """What is asked of whoever can say, once a week."""
    if version.state is State.SENT:
        asked = say("website.ask_sent", day=version.sent_on, n=(today - (version.sent_on or today)).days)
    else:
        asked = say("website.ask_live", house=hotel.name)
    return reply(Line(asked, bold=True), Line(standing(version, today)), buttons=buttons(version))


def buttons(version: Version) -> Sequence[Sequence[Button]]:
    """The moves that a tap can make."""
    taps = [Button(label, f"v:{version.token}:{to}", tone) for to, label, tone in TAPS[version.state]]
    return tuple((one,) for one in taps)


def _row(point: Point) -> Phrase:
    name = point.field.name
    what = say("website.point", name=name)
    if point.rooms:
        what = say("website.point_rooms", name=name, n=len(point.rooms))
    if point.differs:
        what = say("website.point_differs", point=what)
    if point.who:
        return say("website.point_who", point=what, who=point.who)
    return say("website.point_row", point=what)
