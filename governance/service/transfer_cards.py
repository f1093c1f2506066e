"""How do cars look: one, and all that are coming?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.consent.rights import Right, may
from domain.phrase import Phrase, say
from domain.service.transfer import MOVES, TransferState, Way
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.service.transfers import Car
from store.consent.people import Member

CAR = "car"
STATES: Mapping[TransferState, Phrase] = {
    TransferState.WANTED: say("transfer.wanted"),
    TransferState.ORDERED: say("transfer.ordered"),
    TransferState.CONFIRMED: say("transfer.confirmed"),
    TransferState.DONE: say("transfer.done"),
    TransferState.CANCELLED: say("transfer.cancelled"),
}
BUTTONS: Mapping[TransferState, Phrase] = {
    TransferState.WANTED: say("button.transfer_wanted"),
    TransferState.ORDERED: say("button.transfer_ordered"),
    TransferState.CONFIRMED: say("button.transfer_confirmed"),
    TransferState.DONE: say("button.transfer_done"),
    TransferState.CANCELLED: say("button.transfer_cancelled"),
}
_ORDER = (
    TransferState.ORDERED,
    TransferState.CONFIRMED,
    TransferState.DONE,
    TransferState.WANTED,
    TransferState.CANCELLED,
)


def car_card(car: Car, member: Member) -> Reply:
    """One transfer with the taps that it can take."""
    transfer, lines = car.transfer, [Line(car_row(car), bold=True), Line(STATES[car.transfer.state])]
    if car.point is not None:
        lines.append(Line(say("transfer.map", link=car.point.link)))
    keys = [
        Button(
            BUTTONS[to],
            f"{CAR}:{transfer.token}:{to}",
            Tone.DANGER if to is TransferState.CANCELLED else Tone.PLAIN,
        )
        for to in _ORDER
        if to in MOVES[transfer.state] and may(member.role, Right.FILE)
    ]
    return Reply((Block(tuple(lines)),), tuple(tuple(keys[n : n + 2]) for n in range(0, len(keys), 2)))


def cars_list(cars: Sequence[Car]) -> Reply:
    """One line each by day, or how to ask for one."""
    if not cars:
        return Reply((Block((Line(say("transfer.none")), Line(say("transfer.how"), quiet=True))),))
    rows = [Line(say("join.dots", parts=(car_row(car), STATES[car.transfer.state]))) for car in cars]
    return Reply(
        (
            Block((Line(say("transfer.list"), bold=True), *rows)),
            Block((Line(say("transfer.how"), quiet=True),)),
        )
    )


def car_row(car: Car) -> Phrase:
    """Day and hour, whom, which flight, from where, with whom."""
    return say("join.dots", parts=tuple(_parts(car)))


def _parts(car: Car) -> Iterator[Phrase]:
    wish = car.transfer.wish
    when = say("transfer.at", at=wish.at) if wish.at else say("transfer.day", day=car.day)
    yield say("transfer.to" if wish.way is Way.ARRIVAL else "transfer.from", when=when, guest=car.guest)
    if car.people:
        yield say("count.people", n=car.people)
    if wish.flight:
        yield say("transfer.flight", flight=wish.flight)
    if wish.pick_up:
        yield say("transfer.pick_up", place=wish.pick_up)
    if wish.driver:
        yield say("transfer.driver", driver=wish.driver)
