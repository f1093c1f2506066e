"""Which words tell of an event in town?"""

from __future__ import annotations

from domain.errors import refuse
from domain.prices.events.known import calendar_of
from governance.consent.directives import Finish, Said, as_it_is
from governance.prices.events.sentence import event_from, speaks_of_an_event


def event_asked(said: Said) -> Finish:
    """« festival du 12 au 14 mars, forte demande »"""
    year = said.today.year
    known = calendar_of(said.hotel.city, year, year + 2, ()).events
    return as_it_is(event_from(said.text, said.today, known, said.hotel.currency))


def event_said(said: Said) -> Finish:
    """The same in free words, which must speak of an event."""
    if not speaks_of_an_event(said.text):
        raise refuse("event.no_name")
    return event_asked(said)


GRAMMAR = event_said
