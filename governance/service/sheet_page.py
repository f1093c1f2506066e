"""How does the day's sheet look on paper and in a message?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from domain.house.snapshot import Stay
from domain.phrase import Phrase, say
from domain.service.book import title
from domain.service.task import Script
from governance.post.replies import Block, Button, Line, Reply
from governance.service.care_cards import KINDS
from governance.service.paper import Cell, Page, Section
from governance.service.room_cards import STATES as ROOM_STATES
from governance.service.sheet import Sheet
from governance.service.transfer_cards import STATES as CAR_STATES
from governance.service.transfer_cards import car_row

SHEET = "sheet"
MOST = 6


def sheet_reply(sheet: Sheet) -> Reply:
    """The day in one message: numbers, arrivals, cars, what the kitchen must know; the page is a tap away."""
    head = [
        Line(say("sheet.title", day=sheet.day), bold=True),
        Line(say("join.dots", parts=tuple(_numbers(sheet)))),
    ]
    blocks = [Block(tuple(head))]
    if sheet.arrivals:
        rows = [Line(_arrival(stay, sheet)) for stay in sheet.arrivals[:MOST]]
        if len(sheet.arrivals) > MOST:
            rows.append(Line(say("brief.guest_more", n=len(sheet.arrivals) - MOST), quiet=True))
        blocks.append(Block((Line(say("sheet.arrivals"), bold=True), *rows)))
    if sheet.cars:
        rows = [
            Line(say("join.dots", parts=(car_row(one), CAR_STATES[one.transfer.state]))) for one in sheet.cars
        ]
        blocks.append(Block((Line(say("sheet.cars"), bold=True), *rows)))
    if minded := list(_minded(sheet)):
        blocks.append(Block((Line(say("sheet.kitchen"), bold=True), *map(Line, minded))))
    key = Button(say("button.sheet_pdf"), f"{SHEET}:{sheet.day.isoformat()}:pdf")
    return Reply(tuple(blocks), ((key,),))


def sheet_page(sheet: Sheet, now: datetime) -> Page:
    """The same on one page, complete."""
    sections = (
        Section(
            say("sheet.arrivals"),
            (
                say("sheet.room"),
                say("sheet.guest"),
                say("sheet.until"),
                say("sheet.people"),
                say("sheet.remark"),
            ),
            (10, 30, 16, 10, 34),
            [_stay_row(stay, stay.check_out, stay.note or "") for stay in sheet.arrivals],
            say("brief.no_arrivals"),
        ),
        Section(
            say("sheet.staying"),
            (
                say("sheet.room"),
                say("sheet.guest"),
                say("sheet.until"),
                say("sheet.people"),
                say("sheet.remark"),
            ),
            (10, 30, 16, 10, 34),
            [_stay_row(stay, stay.check_out, "") for stay in sheet.staying],
            say("sheet.nobody_stays"),
        ),
        Section(
            say("sheet.departures"),
            (
                say("sheet.room"),
                say("sheet.guest"),
                say("sheet.since"),
                say("sheet.people"),
                say("sheet.remark"),
            ),
            (10, 30, 16, 10, 34),
            [_stay_row(stay, stay.check_in, "") for stay in sheet.departures],
            say("brief.no_departures"),
        ),
        _cars(sheet),
        _meals(sheet),
        _rooms(sheet),
        _tasks(sheet),
    )
    under = say("sheet.under", house=sheet.hotel.name, parts=tuple(_numbers(sheet)))
    return Page(say("sheet.title", day=sheet.day), under, sections, say("sheet.foot", at=now))


def _numbers(sheet: Sheet) -> Iterator[Phrase]:
    yield say("sheet.count_arrivals", n=len(sheet.arrivals))
    yield say("sheet.count_staying", n=len(sheet.staying))
    yield say("sheet.count_departures", n=len(sheet.departures))
    if sheet.breakfasts:
        yield say("sheet.breakfasts", n=sheet.breakfasts)


def _arrival(stay: Stay, sheet: Sheet) -> Phrase:
    parts: list[Phrase] = [say("care.guest", guest=stay.guest or stay.number)]
    if stay.vip:
        parts.append(say("brief.vip"))
    if stay.people:
        parts.append(say("count.people", n=stay.people))
    if stay.room_number is None:
        parts.append(say("brief.room_unassigned"))
    else:
        mark = sheet.rooms.get(stay.room_number)
        ready = mark is not None and mark.ready
        parts.append(say("brief.room_inspected" if ready else "brief.room_number", room=stay.room_number))
    return say("join.dots", parts=tuple(parts))


def _minded(sheet: Sheet) -> Iterator[Phrase]:
    for stay, cares in sheet.cares:
        for one in cares:
            said = say("care.row", kind=KINDS[one.kind], words=one.words)
            where = say("brief.room_number", room=stay.room_number) if stay.room_number else None
            yield say("join.dots", parts=(where, said) if where else (said,))


def _stay_row(stay: Stay, until: date, note: str) -> tuple[Cell, ...]:
    guest = say("sheet.vip", guest=stay.guest or stay.number) if stay.vip else (stay.guest or stay.number)
    people = "" if stay.people is None else str(stay.people)
    return (stay.room_number or "?", guest, say("sheet.day", day=until), people, note)


def _cars(sheet: Sheet) -> Section:
    rows = [(car_row(one), CAR_STATES[one.transfer.state]) for one in sheet.cars]
    heads = (say("sheet.car"), say("sheet.state"))
    return Section(say("sheet.cars"), heads, (70, 30), rows, say("sheet.no_cars"))


def _meals(sheet: Sheet) -> Section:
    rows: list[tuple[Cell, ...]] = [(say("sheet.breakfast"), str(sheet.breakfasts), "")]
    for stay, cares in sheet.cares:
        for one in cares:
            reader = sheet.people.get(one.read_by or "", "")
            read = say("care.read_by", person=reader) if reader else say("care.unread") if one.unread else ""
            rows.append(
                (say("care.row", kind=KINDS[one.kind], words=one.words), stay.room_number or "?", read)
            )
    heads = (say("sheet.what"), say("sheet.room"), say("sheet.state"))
    return Section(say("sheet.kitchen"), heads, (55, 15, 30), rows)


def _rooms(sheet: Sheet) -> Section:
    rows = []
    for kind in sheet.hotel.room_types:
        for room in kind.rooms:
            mark = sheet.rooms.get(room)
            state: Cell = ROOM_STATES[mark.state] if mark else say("room.unsaid")
            if room in sheet.out:
                state = say("room.closed_short")
            rows.append((room, say("text.words", words=kind.name), state))
    heads = (say("sheet.room"), say("sheet.type"), say("sheet.state"))
    return Section(say("sheet.rooms"), heads, (15, 50, 35), rows)


def _tasks(sheet: Sheet) -> Section:
    rows: Sequence[Sequence[Cell]] = [
        (
            say("sheet.hour", at=task.wish.due),
            title(task, Script.FRENCH),
            sheet.people.get(task.owner or "", "—"),
            "☑" if not task.open else "☐",
        )
        for task in sheet.tasks
    ]
    heads = (say("sheet.by"), say("sheet.what"), say("sheet.who"), say("sheet.state"))
    return Section(say("sheet.tasks"), heads, (12, 55, 21, 12), rows, say("sheet.no_tasks"))
