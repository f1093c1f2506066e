"""How does the day's sheet look on paper and in a message?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.house.snapshot import Stay
from domain.phrase import Phrase, say
from domain.service.book import named
from domain.service.meal import MealKind, Table, eaten
from governance.post.replies import Block, Button, Line, Reply
from governance.service.care_cards import KINDS
from governance.service.cooking import usual_hour
from governance.service.meal_cards import KINDS as MEALS
from governance.service.meal_cards import rooms_of
from governance.service.paper import Cell, Page, Section
from governance.service.room_cards import STATES as ROOM_STATES
from governance.service.sheet import Sheet
from governance.service.transfer_cards import STATES as CAR_STATES
from governance.service.transfer_cards import car_row

SHEET = "sheet"
MOST = 6
HEADS = {
    "room": say("sheet.room"),
    "state": say("sheet.state"),
    "leaves": say("sheet.leaves"),
    "tonight": say("sheet.tonight"),
    "until": say("sheet.until"),
    "people": say("sheet.people"),
    "remark": say("sheet.remark"),
}


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
    if beside := list(_beside(sheet)):
        blocks.append(Block(tuple(map(Line, beside))))
    if sheet.cars:
        rows = [
            Line(say("join.dots", parts=(car_row(one), CAR_STATES[one.transfer.state]))) for one in sheet.cars
        ]
        blocks.append(Block((Line(say("sheet.cars"), bold=True), *rows)))
    if minded := [*_eating(sheet), *_minded(sheet)]:
        blocks.append(Block((Line(say("sheet.kitchen"), bold=True), *map(Line, minded))))
    key = Button(say("button.sheet_pdf"), f"{SHEET}:{sheet.day.isoformat()}:pdf")
    return Reply(tuple(blocks), ((key,),))


def sheet_page(sheet: Sheet, now: datetime) -> Page:
    """The same on one page: a row a room with who leaves it and who sleeps in it, then cars, meals, tasks."""
    sections = (_rooms(sheet), _cars(sheet), _meals(sheet), _tasks(sheet))
    under = say("sheet.under", house=sheet.hotel.name, parts=tuple(_numbers(sheet)))
    return Page(
        say("sheet.title", day=sheet.day),
        under,
        sections,
        say("sheet.foot", at=now, day=now.astimezone(sheet.hotel.zone).date()),
    )


def _numbers(sheet: Sheet) -> Iterator[Phrase]:
    yield say("sheet.count_arrivals", n=len(sheet.arrivals))
    yield say("sheet.count_staying", n=len(sheet.staying))
    yield say("sheet.count_departures", n=len(sheet.departures))
    if sheet.breakfasts:
        yield say("sheet.breakfasts", n=sheet.breakfasts)


def _beside(sheet: Sheet) -> Iterator[Phrase]:
    """Which rooms leave, which are closed, and how much work is planned: a line each, where there is any."""
    if sheet.departures:
        rooms = ", ".join(stay.room_number or stay.guest or stay.number for stay in sheet.departures)
        yield say("sheet.leaving", rooms=rooms)
    if sheet.out:
        yield say("sheet.closed", rooms=", ".join(sorted(sheet.out, key=lambda room: room.zfill(6))))
    if sheet.tasks:
        nobodys = sum(task.open and task.owner is None for task in sheet.tasks)
        yield say("sheet.planned", n=len(sheet.tasks), nobodys=nobodys)


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


def _eating(sheet: Sheet) -> Iterator[Phrase]:
    """Lunches and dinners, a line each: how many, and in which rooms."""
    for kind, found in eaten(sheet.meals.tables).items():
        if kind is not MealKind.BREAKFAST:
            head = say("meal.head", kind=MEALS[kind], n=sum(table.people for table in found))
            yield say("join.dots", parts=(head, *(_seat(table) for table in found)))


def _seat(table: Table) -> Phrase:
    """« ch. 7 (2) 20:00 »"""
    room = ", ".join(table.rooms) or "?"
    if table.at is None:
        return say("sheet.seat", room=room, n=table.people)
    return say("sheet.seat_at", room=room, n=table.people, at=table.at)


def _minded(sheet: Sheet) -> Iterator[Phrase]:
    for stay, cares in sheet.cares:
        for one in cares:
            said = say("care.row", kind=KINDS[one.kind], words=one.words)
            where = say("brief.room_number", room=stay.room_number) if stay.room_number else None
            yield say("join.dots", parts=(where, said) if where else (said,))


def _cars(sheet: Sheet) -> Section:
    rows = [(car_row(one), CAR_STATES[one.transfer.state]) for one in sheet.cars]
    heads = (say("sheet.car"), say("sheet.state"))
    return Section(say("sheet.cars"), heads, (70, 30), rows, say("sheet.no_cars"))


def _meals(sheet: Sheet) -> Section:
    """Every meal with who eats, in a row each, then what is to be minded and whether the kitchen has read it."""
    rows: list[tuple[Cell, ...]] = []
    for kind, found in eaten(sheet.meals.tables).items():
        head = say("meal.head", kind=MEALS[kind], n=sum(table.people for table in found))
        if kind is MealKind.BREAKFAST:
            eaters = tuple(_eater(table) for table in found)
            rows.append((head, say("join.commas", parts=eaters), ""))
            found = [table for table in found if table.at or table.words]
        for table in found:
            told = [say("text.words", words=table.words)] if table.words else []
            hour = say("meal.at", at=table.at or usual_hour(kind))
            parts = (say("count.people", n=table.people), hour, *told)
            first = head if table is found[0] and kind is not MealKind.BREAKFAST else ""
            rows.append((first, rooms_of(table), say("join.dots", parts=parts)))
    for stay, cares in sheet.cares:
        for one in cares:
            reader = sheet.people.get(one.read_by or "", "")
            read = say("care.read_by", person=reader) if reader else say("care.unread") if one.unread else ""
            where = say("brief.room_number", room=stay.room_number) if stay.room_number else "?"
            rows.append((say("care.row", kind=KINDS[one.kind], words=one.words), where, read))
    heads = (say("sheet.what"), say("sheet.room"), say("sheet.state"))
    return Section(say("sheet.kitchen"), heads, (36, 34, 30), rows, say("sheet.nobody_eats"))


def _eater(table: Table) -> Phrase:
    """« 7 (2) »"""
    return say("sheet.eater", room=", ".join(table.rooms) or "?", n=table.people)


def _rooms(sheet: Sheet) -> Section:
    leaving = {stay.room_number: stay for stay in sheet.departures}
    tonight = {stay.room_number: stay for stay in (*sheet.staying, *sheet.arrivals)}
    rows = [
        (room, _state(sheet, room), *_guests(sheet, leaving.get(room), tonight.get(room)))
        for kind in sheet.hotel.room_types
        for room in kind.rooms
    ]
    placed = {row[0] for row in rows}
    # Whoever has no room here, and whoever shares a number with somebody by mistake, has a row too.
    rows += [
        (stay.room_number or "?", "", *_guests(sheet, None, stay))
        for stay in (*sheet.arrivals, *sheet.staying)
        if stay.room_number not in placed or tonight[stay.room_number] is not stay
    ]
    rows += [
        (stay.room_number or "?", "", *_guests(sheet, stay, None))
        for stay in sheet.departures
        if stay.room_number not in placed or leaving[stay.room_number] is not stay
    ]
    heads = ("room", "state", "leaves", "tonight", "until", "people", "remark")
    titles = tuple(HEADS[head] for head in heads)
    return Section(say("sheet.rooms"), titles, (5, 15, 19, 24, 9, 6, 22), rows, numbers=(5,))


def _state(sheet: Sheet, room: str) -> Cell:
    if room in sheet.out:
        return say("room.closed_short")
    mark = sheet.rooms.get(room)
    return ROOM_STATES[mark.state] if mark else say("room.unsaid")


def _guests(sheet: Sheet, leaving: Stay | None, tonight: Stay | None) -> tuple[Cell, ...]:
    """Who leaves, who sleeps here, until when, how many they are, and what was noted of an arrival."""
    gone: Cell = (leaving.guest or leaving.number) if leaving else ""
    if tonight is None:
        return (gone, "", "", "", "")
    guest = tonight.guest or tonight.number
    told: Cell = guest
    if tonight.check_in == sheet.day:
        told = say("sheet.comes_vip" if tonight.vip else "sheet.comes", guest=guest)
    people = "" if tonight.people is None else str(tonight.people)
    note = (tonight.note or "") if tonight.check_in == sheet.day else ""
    return (gone, told, say("sheet.day", day=tonight.check_out), people, note)


def _tasks(sheet: Sheet) -> Section:
    rows: Sequence[Sequence[Cell]] = [
        (
            say("sheet.hour", at=task.wish.due),
            say("text.words", words=named(task)),
            sheet.people.get(task.owner or "", "—"),
            "☑" if not task.open else "☐",
        )
        for task in sheet.tasks
    ]
    heads = (say("sheet.by"), say("sheet.what"), say("sheet.who"), say("sheet.state"))
    return Section(say("sheet.tasks"), heads, (12, 55, 21, 12), rows, say("sheet.no_tasks"))
