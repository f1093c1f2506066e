"""Does this booking hold its room, by the words of its status?"""

from __future__ import annotations

import re

from channels.files.cells import filled, plain
from channels.files.problems import shown
from channels.files.rows import RowReader
from domain.bookings.reservation import ReservationState
from domain.phrase import say

State = ReservationState
# Who asks for a cancellation still holds the room.
_WISHED = re.compile(
    r"(?:cancell?ation|annulation|stornierung|storno|cancellazione|cancelacion|annulering|cancelamento|anulowanie"
    r"|anulacja|отмена|iptal) "
    r"(?:request|demand|pending|en attente|angefragt|anfrage|richiesta|in attesa|solicitad|pendiente|aangevraagd"
    r"|pedido|pendente|oczekuj|w toku|запро|ожида|talebi|istegi|bekliyor|edilmedi)"
)
# What a status begins with; whole words, so that « ok » is not the beginning of « Oklahoma ».
_USUAL = (
    ("no show", State.NO_SHOW),
    ("noshow", State.NO_SHOW),
    ("non presente", State.NO_SHOW),
    ("cancel*", State.CANCELLED),
    ("annul*", State.CANCELLED),
    ("storn*", State.CANCELLED),
    ("geannul*", State.CANCELLED),
    ("nicht angereist", State.NO_SHOW),
    ("non presentato", State.NO_SHOW),
    ("no presentado", State.NO_SHOW),
    ("niet verschenen", State.NO_SHOW),
    ("confirm*", State.CONFIRMED),
    ("bestatigt", State.CONFIRMED),
    ("bevestigd", State.CONFIRMED),
    ("ok", State.CONFIRMED),
    ("modif*", State.CONFIRMED),
    ("garanti*", State.CONFIRMED),
    ("guarantee*", State.CONFIRMED),
    ("checked in", State.CONFIRMED),
    ("checked out", State.CONFIRMED),
    ("booked", State.CONFIRMED),
    ("reserv*", State.RESERVED),
    ("new", State.RESERVED),
    ("nouv*", State.RESERVED),
    ("prenot*", State.RESERVED),
    ("gebucht", State.RESERVED),
    ("geboekt", State.RESERVED),
    ("pending", State.RESERVED),
    ("en attente", State.RESERVED),
    ("option*", State.RESERVED),
    ("nao compareceu", State.NO_SHOW),
    ("pendente", State.RESERVED),
    ("niezjawien*", State.NO_SHOW),
    ("nie przyjechał", State.NO_SHOW),
    ("anul*", State.CANCELLED),
    ("odwołan*", State.CANCELLED),
    ("potwierdz*", State.CONFIRMED),
    ("oczekuj*", State.RESERVED),
    ("незаезд", State.NO_SHOW),
    ("не заехал", State.NO_SHOW),
    ("не заезд", State.NO_SHOW),
    ("отмен*", State.CANCELLED),
    ("аннулир*", State.CANCELLED),
    ("подтвержд*", State.CONFIRMED),
    ("гарантир*", State.CONFIRMED),
    ("забронир*", State.RESERVED),
    ("ожида*", State.RESERVED),
    ("لم يحضر", State.NO_SHOW),
    ("عدم حضور", State.NO_SHOW),
    ("عدم الحضور", State.NO_SHOW),
    ("ملغ*", State.CANCELLED),
    ("موكد*", State.CONFIRMED),
    ("محجوز*", State.RESERVED),
    ("قيد الانتظار", State.RESERVED),
    ("gelmedi", State.NO_SHOW),
    ("iptal", State.CANCELLED),
    ("onayl*", State.CONFIRMED),
    ("beklemede", State.RESERVED),
)


def state_of(row: RowReader) -> ReservationState | None:
    """The state that the row's columns say; None (and a problem) for a word that nobody knows.

    Two columns that speak of it must agree on whether the room is held.
    """
    for rule in row.map.state_rules:
        cell = row.column(rule.column)
        if plain(cell) in rule.equals or (rule.filled is not None and filled(cell) == rule.filled):
            return rule.state
    said = row.text("state")
    if said is None:
        cancelled = row.map.default_state is None and row.raw("cancelled_on") is not None
        return State.CANCELLED if cancelled else row.map.default_state or State.CONFIRMED
    found = _meant(row.map.values.get("state", {}).get(plain(said), said), row)
    if found is None:
        row.problem(say("import.state", found=shown(said)))
        return None
    beside = row.column(row.map.state_beside) if row.map.state_beside else None
    if not filled(beside):
        return found
    other = _meant(str(beside), row)
    if other is not None and other.holds_a_room != found.holds_a_room:
        row.problem(say("import.states_disagree", one=shown(said), other=shown(beside)))
        return None
    return found


def _meant(said: str, row: RowReader) -> ReservationState | None:
    words = plain(said.replace("_", " "))
    if _WISHED.match(words):
        return None
    known = [(f"{start}*", state) for start, state in row.map.states]
    return next((state for start, state in (*known, *_USUAL) if _begins(words, start)), None)


def _begins(words: str, start: str) -> bool:
    if start.endswith("*"):
        return words.startswith(start[:-1])
    return words == start or words.startswith(f"{start} ")
