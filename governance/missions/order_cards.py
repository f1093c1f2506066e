"""How does a work order look: one with its instructions, its reports and what this person may do; all as a list?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.consent.rights import Right, may
from domain.missions.evidence import Evidence, EvidenceKind
from domain.missions.mission import MissionState
from domain.missions.order import Order, Report
from domain.phrase import Phrase, say
from governance.missions.cards import STATES
from governance.post.replies import Block, Button, Line, Reply, Tone
from store.consent.people import Member

People = Mapping[str, str]
MOST = 12
M = MissionState


def who(member: Member) -> str:
    """How rows name this person."""
    return f"person:{member.person.id}"


def may_work(member: Member, order: Order) -> bool:
    """Whether he may look at the order and work on it: by right, or because it was given to him."""
    return may(member.role, Right.WORK) or order.mission.owner == who(member)


def reviews(member: Member, order: Order) -> bool:
    """Whether the order waits for this person's word: never his own work, never an agent's or a helper's."""
    if who(member) == order.mission.owner or not may(member.role, Right.FILE):
        return False
    named = order.mission.wish.reviewer
    return named in {None, order.mission.owner, who(member)}


def order_card(
    order: Order, reports: Sequence[Report], member: Member, people: People, filled: Sequence[Phrase] = ()
) -> Reply:
    """Title, who has it, what to do, the fields with their values (`filled`), what was handed in, and the taps."""
    mission, told = order.mission, order.instructions
    head = [
        Line(say("order.title", number=mission.id, title=mission.wish.title), bold=True),
        Line(say("join.dots", parts=(STATES[mission.state], say("text.words", words=holder(order, people))))),
        Line(say("order.where", where=told.where)),
    ]
    actions = [Line(say("order.action", n=place, what=one)) for place, one in enumerate(told.actions, 1)]
    blocks = [Block(tuple(head)), Block(tuple(actions))]
    if filled:
        blocks.append(Block((Line(say("order.fields"), bold=True), *map(Line, filled)), folded=True))
    rest = [
        *(Line(say("order.file", name=name)) for name in told.files),
        *_listed("order.untouched", told.untouched),
        *_listed("order.success", told.success),
        *_listed("order.undo", told.undo),
        *_listed("order.report", told.report),
    ]
    if rest:
        blocks.append(Block(tuple(rest), folded=True))
    blocks += [Block(tuple(_handed_in(one, people))) for one in reports[-2:]]
    return Reply(tuple(blocks), (*_buttons(order, member), *_of_files(order, member)))


def orders_list(orders: Sequence[Order], people: People) -> Reply:
    """One line an order, or that there is none."""
    if not orders:
        return Reply((Block((Line(say("order.none")), Line(say("order.how"), quiet=True))),))
    rows = [Line(order_row(one, people)) for one in orders[:MOST]]
    if len(orders) > MOST:
        rows.append(Line(say("brief.guest_more", n=len(orders) - MOST), quiet=True))
    head = Line(say("order.list", n=len(orders)), bold=True)
    return Reply((Block((head, *rows)), Block((Line(say("order.open_one"), quiet=True),))))


def order_row(order: Order, people: People) -> Phrase:
    """Number, title, state and who has it."""
    parts = (
        say("order.row", number=order.mission.id, title=order.mission.wish.title),
        STATES[order.mission.state],
        say("text.words", words=holder(order, people)),
    )
    return say("join.dots", parts=parts)


def holder(order: Order, people: People) -> str:
    """Whoever has it, by name; a dash where anybody may take it."""
    return people.get(order.holder or "", "—")


def evidence_words(one: Evidence) -> Phrase:
    """A piece of evidence in a few words."""
    if one.kind is EvidenceKind.PHOTO:
        return say("activation.a_photo")
    if one.kind is EvidenceKind.DOCUMENT:
        return say("activation.a_document")
    if one.kind is EvidenceKind.NUMBER:
        return say("activation.a_number", number=one.value)
    return say("text.words", words=one.value)


def _listed(key: str, phrases: Sequence[Phrase]) -> Iterator[Line]:
    heads = {
        "order.untouched": say("order.untouched"),
        "order.success": say("order.success"),
        "order.undo": say("order.undo"),
        "order.report": say("order.report"),
    }
    if phrases:
        yield Line(heads[key], bold=True)
        for one in phrases:
            yield Line(say("join.item", item=one))


def _handed_in(report: Report, people: People) -> Iterator[Line]:
    shown = tuple(evidence_words(one) for one in report.evidence)
    yield Line(say("order.handed_in", person=people.get(report.by, "—"), at=report.at), bold=True)
    yield Line(say("activation.shown_by", evidence=shown))
    if report.accepted is True:
        yield Line(say("order.accepted", person=people.get(report.reviewer or "", "—")))
    elif report.accepted is False:
        yield Line(say("order.returned", person=people.get(report.reviewer or "", "—"), gaps=report.gaps))


def _of_files(order: Order, member: Member) -> tuple[tuple[Button, ...], ...]:
    """The photos that the order speaks of, for whoever works on it."""
    if not order.instructions.files or not may_work(member, order):
        return ()
    return ((Button(say("button.order_photos"), f"t:{order.mission.token}:photos"),),)


def _buttons(order: Order, member: Member) -> tuple[tuple[Button, ...], ...]:
    mission = order.mission
    mine = mission.owner == who(member)

    def tap(label: Phrase, verb: str, tone: Tone = Tone.PLAIN) -> Button:
        return Button(label, f"t:{mission.token}:{verb}", tone)

    if mission.state is M.TODO and may_work(member, order) and (mine or order.holder is None):
        return ((tap(say("button.order_take"), "take", Tone.PRIMARY),),)
    if mission.state is M.DOING and mine:
        return (
            (tap(say("button.order_report"), "report", Tone.PRIMARY),),
            (tap(say("button.order_back"), "back"),),
        )
    if mission.state is M.REVIEW and reviews(member, order):
        return (
            (tap(say("button.order_accept"), "accept", Tone.PRIMARY),),
            (tap(say("button.order_return"), "return"),),
        )
    return ()
