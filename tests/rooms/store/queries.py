"""With which arguments does each query of one property point straight at another property's rows?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.bookings.sighting import Rank, Sighting
from domain.consent.actions import ConfirmEvent, GrantMandate, SetObjective
from domain.consent.objective import Metric
from domain.consent.proposal import State
from domain.consent.verdict import Level
from domain.finding import Finding, Severity
from domain.house.decision import Decision
from domain.missions.mission import Fact
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.forecast import NightForecast
from domain.money.ledger import Entry
from domain.money.taxes import Tax, Taxes
from domain.nights import Span
from domain.phrase import Name, say
from domain.prices.declined import Declined, DeclinedCell
from domain.prices.rates import Cell, CellValue, Stage
from domain.prices.rules import PricingRule, RuleKind
from store.bookings.ingest import Delivery
from store.bookings.mails import Mail, MailState
from store.conversation.exchanges import Charge, Exchange
from store.day.due import Taken
from store.money.accounts import Reach
from tests.makers import CASABLANCA, NOW, TODAY, change_rate, proposal, reservation
from tests.rooms.store import queries_of_activation as of_activation
from tests.rooms.store import queries_of_entrance as of_entrance
from tests.rooms.store import queries_of_guests as of_guests
from tests.rooms.store import queries_of_house as of_house
from tests.rooms.store import queries_of_imports as of_imports
from tests.rooms.store import queries_of_incident as of_incident
from tests.rooms.store import queries_of_knowledge as of_knowledge
from tests.rooms.store import queries_of_missions as of_missions
from tests.rooms.store import queries_of_package as of_package
from tests.rooms.store import queries_of_service as of_service
from tests.rooms.store import queries_of_website as of_website
from tests.rooms.store.conftest import HOME, OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS = canary(OTHER)
THEIR_ID = row_id(OTHER)
CELL = Cell(THEIRS, TODAY, THEIRS, THEIRS)
VALUE = CellValue(stop_sell=True)

# Every public method of every query object, with arguments that point straight at the other property's rows.
READS: Mapping[str, tuple[Any, ...]] = {
    **of_activation.READS,
    **of_guests.READS,
    **of_entrance.READS,
    **of_missions.READS,
    **of_house.READS,
    **of_imports.READS,
    **of_incident.READS,
    **of_knowledge.READS,
    **of_package.READS,
    **of_service.READS,
    **of_website.READS,
    "accounts.books": (Reach(TODAY, TODAY, NOW), {}, {}),
    "accounts.budget": (date(2000, 1, 1), date(2040, 1, 1)),
    "accounts.costs": (),
    "accounts.forecast": (NOW + timedelta(days=999),),
    "accounts.taxes": (),
    "attempts.of": (THEIR_ID,),
    "batches.declined": (NOW - timedelta(days=9),),
    "batches.ticks": (THEIR_ID, THEIR_ID),
    "briefs.get": (TODAY,),
    "briefs.last": (),
    "briefs.sent": (TODAY,),
    "attempts.any_confirmed": (),
    "calendar.cells": (None, TODAY, TODAY),
    "calendar.history": (CELL,),
    "calendar.targets_before": (NOW + timedelta(days=9), TODAY),
    "channels.cursor": (THEIRS,),
    "channels.health": (),
    "channels.rates": (),
    "channels.series": (THEIRS, NOW - timedelta(days=9)),
    "channels.source_ages": (),
    "channels.sources": (),
    "channels.source_failures": (),
    "conversations.last": (THEIR_ID, 9),
    "decisions.all": (),
    "deliveries.unread": (NOW - timedelta(days=9),),
    "deliveries.waiting": (),
    "mails.get": (THEIR_ID,),
    "mails.in_state": (MailState.SEEN,),
    "mails.known": ([THEIRS],),
    "mails.received_since": (NOW - timedelta(days=9),),
    "mails.seen_and_known": (),
    "mails.standing": (None, None),
    "mails.waiting": (),
    "facts.house": (NOW,),
    "facts.nights": (Span(TODAY, TODAY),),
    "journal.entries": (),
    "journal.head": (),
    "journal.of_subject": (THEIRS,),
    "journal.verify": (),
    "ledger.between": (date(2000, 1, 1), date(2040, 1, 1)),
    "mandates.get": (THEIR_ID,),
    "mandates.granted_by": (THEIR_ID,),
    "mandates.in_force": (TODAY,),
    "mandates.of": (THEIRS,),
    "mandates.used": (THEIR_ID, TODAY),
    "mandates.uses": (THEIR_ID,),
    "memory.by_token": (THEIRS,),
    "memory.confirmed": (),
    "summaries.due": (NOW - timedelta(days=9999), NOW + timedelta(days=9999), CASABLANCA),
    "summaries.of": (THEIR_ID, 9),
    "messages.of": (THEIRS,),
    "messages.subject_of": (THEIR_ID, THEIR_ID),
    "objectives.active": (TODAY,),
    "past.decided": (NOW - timedelta(days=9999),),
    "past.told": (NOW - timedelta(days=9999), 10),
    "objectives.due": (TODAY,),
    "objectives.open": (THEIR_ID,),
    "objectives.over": (date(2040, 1, 1),),
    "pricing.rules": (),
    "pricing.words": (THEIR_ID,),
    "property.background": (),
    "property.facts": (),
    "property.get": (),
    "proposals.by_number": (1,),
    "proposals.by_token": (THEIRS,),
    "proposals.certain": (THEIR_ID,),
    "proposals.due_to_expire": (NOW + timedelta(days=999),),
    "proposals.due_to_wake": (NOW + timedelta(days=999),),
    "ends.next": (),
    "proposals.get": (THEIR_ID,),
    "proposals.in_state": (State.PENDING,),
    "proposals.any_decided_of_directors": (),
    "proposals.open": (),
    "proposals.open_cells": (NOW,),
    "proposals.open_with_key": (THEIRS,),
    "proposals.recent": (),
    "proposals.refused_since": (NOW - timedelta(days=999),),
    "proposals.undoing": (THEIR_ID,),
    "proposals.versions": (1,),
    "questions.by_token": (THEIRS,),
    "questions.open": (),
    "quota.used": (THEIRS, NOW - timedelta(days=9)),
    "reservations.received_since": (NOW - timedelta(days=900), (THEIRS,)),
    "reservations.booked_since": (NOW - timedelta(days=900),),
    "reservations.by_number": (THEIRS, THEIRS),
    "reservations.count": (),
    "sightings.candidates": ([reservation(THEIRS, provider=THEIRS)],),
    "sightings.called": (THEIRS,),
    "sightings.first_received": ([THEIRS],),
    "sightings.of": (THEIR_ID,),
    "sightings.sources": ([THEIR_ID],),
    "reservations.get": (THEIR_ID,),
    "reservations.held_of": (THEIRS, TODAY, TODAY),
    "reservations.guest": (THEIR_ID,),
    "reservations.numbered": (THEIRS,),
    "reservations.stays_between": (TODAY, TODAY),
    "reservations.unmapped": (),
    "rooms.between": (Span(TODAY, TODAY), "stay", CASABLANCA),
    "settings.all": (),
    "snapshots.asked": (TODAY, CASABLANCA, None),
    "snapshots.held_at": (NOW - timedelta(days=9), TODAY),
    "snapshots.of": (THEIR_ID,),
    "snapshots.owner_prices": (TODAY, {}),
    "snapshots.written": (TODAY,),
    "studies.bookings": (CASABLANCA,),
    "events.standing": (),
    "studies.kept": (THEIR_ID,),
    "studies.made_on": (),
    "studies.newest": (),
    "studies.owner_prices": (TODAY,),
    "settings.get": (THEIRS,),
    "spending.between": (NOW - timedelta(days=9), NOW + timedelta(days=9)),
    "spending.by_director": (NOW - timedelta(days=9), NOW + timedelta(days=9)),
    "told.news": ([],),
    "foresights.of_house": (Span(TODAY, TODAY),),
    "what_ifs.tried": (THEIRS, NOW - timedelta(days=9)),
    "trials.all": (),
}
_MINE = {"rulings": [], "reasons": [], "level": Level.OK, "state": State.PENDING, "at": NOW}
_FILED = {**_MINE, "filed_by": "x", "expires_at": NOW, "supersedes": THEIR_ID, "undoes": THEIR_ID}
_DECISION = Decision(THEIRS, None, None, "mine", "mine", None, "mine")
_FINDING = Finding(THEIRS, "gm", Severity.P1, say("x"), "mine")
_AIM = SetObjective(Metric.ADR, None, Span(TODAY, TODAY), TODAY, "mine", "MAD")
_MAIL = Mail(0, THEIRS, "mine", "mine", NOW, NOW, "authentic", {"said": "mine"}, True)
_GRANT = GrantMandate("revenue", "change_rate", TODAY, "MAD", "mine")
_FACT = Fact(THEIR_ID, THEIRS, "mine", "mine", NOW)
_EXPECTED = NightForecast(NOW, TODAY, THEIRS, 0, Decimal(1), Decimal(1), Decimal(1))
_SHOWN = replace(proposal(), id=THEIR_ID, fingerprint="x")
_DECLINED = Declined(THEIR_ID, 1, NOW, False, (DeclinedCell("x", TODAY, Decimal(2), Decimal(1), 0),))
_RULE = PricingRule(RuleKind.FLOOR, room_type=THEIRS, amount=Decimal(1))
_EVENT = ConfirmEvent(THEIRS, "festival", TODAY, TODAY, "mine", "mine", "mine", "MAD")
_SIGHTING = Sighting("mine", Rank.WIRE, "mine", NOW, reservation(), "x")

WRITES: Mapping[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    **of_activation.WRITES,
    **of_guests.WRITES,
    **of_entrance.WRITES,
    **of_missions.WRITES,
    **of_house.WRITES,
    **of_imports.WRITES,
    **of_incident.WRITES,
    **of_knowledge.WRITES,
    **of_package.WRITES,
    **of_service.WRITES,
    **of_website.WRITES,
    "accounts.add_forecast": (([_EXPECTED],), {}),
    "due.rest": ((THEIRS, Taken(THEIRS, NOW, 1), NOW + timedelta(days=9)), {}),
    "accounts.set_budget": (([BudgetLine(TODAY, THEIRS, Decimal(1), "MAD")],), {}),
    "accounts.set_costs": (([RecurringCost(THEIRS, THEIRS, "mine", "MAD")],), {}),
    "accounts.set_taxes": ((Taxes((Tax(THEIRS, Name({"fr": "mine"}), TODAY),)),), {}),
    "attempts.begin": ((THEIR_ID, 1, {}, NOW), {}),
    "attempts.finish": ((THEIR_ID, "mine", None, [], NOW), {}),
    "attempts.status": ((THEIR_ID, "mine", [], NOW), {}),
    "batches.decline": (([_DECLINED],), {}),
    "batches.forget": ((THEIR_ID, THEIR_ID), {}),
    "batches.tick": ((THEIR_ID, THEIR_ID, [0], NOW), {}),
    "briefs.claim": ((date(2030, 1, 1), NOW), {}),
    "briefs.mark": ((TODAY, "mine", NOW), {}),
    "calendar.observe": ((CELL, VALUE, NOW, "mine"), {}),
    "calendar.set_target": (({CELL: VALUE}, NOW, "mine"), {}),
    "calendar.stamp": ((Stage.TARGET, {CELL: VALUE}, NOW, "mine"), {}),
    "channels.count": (([], NOW), {}),
    "channels.read_failed": ((THEIRS, NOW, "mine"), {}),
    "channels.read_well": ((THEIRS, NOW), {}),
    "channels.save_rates": (([],), {}),
    "channels.set_cursor": ((THEIRS, "mine"), {}),
    "conversations.add": ((THEIR_ID, Exchange(NOW, "mine", "mine", None)), {}),
    "conversations.forget": ((NOW + timedelta(days=999),), {}),
    "decisions.import_": (([_DECISION],), {}),
    "deliveries.begin": ((THEIR_ID,), {}),
    "deliveries.dead": ((THEIR_ID, "mine", NOW), {}),
    "deliveries.done": ((THEIR_ID, NOW), {}),
    "deliveries.forget": ((NOW + timedelta(days=999),), {}),
    "deliveries.keep": ((THEIRS, "mine", NOW), {}),
    "mails.begin": ((THEIR_ID,), {}),
    "mails.dealt_with": ((THEIR_ID, NOW), {}),
    "mails.forget": ((NOW + timedelta(days=999),), {}),
    "mails.keep": ((_MAIL,), {}),
    "mails.number_known": (([THEIRS], NOW), {}),
    "mails.settle": ((THEIR_ID, MailState.BOOKED, NOW), {}),
    "deliveries.set_aside": ((THEIRS, "mine", "mine", NOW), {}),
    "journal.append": (("mine", THEIRS, "mine", {}, NOW), {}),
    "ledger.book": (([Entry(TODAY, THEIRS, Decimal(1), "MAD", THEIRS)],), {"by": "mine", "at": NOW}),
    "mandates.grant": ((_GRANT,), {"by": "mine", "at": NOW}),
    "mandates.revoke": ((THEIR_ID,), {"by": "mine", "at": NOW}),
    "mandates.take": ((THEIR_ID, THEIR_ID), {"amount": Decimal(1), "day": TODAY, "by": "mine", "at": NOW}),
    "memory.confirm": ((_FACT, NOW), {}),
    "memory.erase": ((_FACT,), {}),
    "memory.state": (("mine",), {"by": "mine", "at": NOW}),
    "summaries.erase": ((THEIR_ID, THEIRS), {}),
    "summaries.forget": ((date(2040, 1, 1),), {}),
    "summaries.write": ((1, TODAY, "mine"), {"by_model": False, "at": NOW}),
    "messages.gone": ((THEIR_ID, THEIR_ID), {}),
    "messages.sent": ((THEIRS, THEIR_ID, THEIR_ID, "mine", NOW), {}),
    "objectives.close": ((THEIR_ID,), {"by": "mine", "at": NOW}),
    "objectives.keep": ((THEIR_ID, TODAY), {}),
    "objectives.set": ((_AIM,), {"by": "mine", "at": NOW}),
    "outbox.add": (("mine", None, 1, {}, THEIRS, NOW), {}),
    "pricing.end": ((THEIR_ID,), {"by": "mine", "at": NOW}),
    "pricing.replace_those_of": ((THEIRS, [], NOW), {}),
    "pricing.set": (([_RULE],), {"words": "mine", "by": "mine", "at": NOW}),
    "proposals.end_consent": ((THEIR_ID,), {"at": NOW}),
    "proposals.explain": ((_SHOWN, "mine"), {"by": "mine", "at": NOW}),
    "proposals.file": (("mine", change_rate()), _FILED),
    "proposals.move": ((_SHOWN, State.APPROVED), {"at": NOW, "by": "mine"}),
    "questions.answer": ((THEIRS, THEIRS, "mine", NOW), {}),
    "questions.ask": (("mine", THEIRS, proposal().reasons[0], ["1"], None, NOW), {}),
    "quota.forget": ((NOW + timedelta(days=9),), {}),
    "quota.record": ((THEIRS, NOW, True), {}),
    "reservations.ingest": ((reservation(THEIRS, provider=THEIRS), "x", NOW, "mine"), {}),
    "reservations.ingest_many": (([Delivery(reservation(THEIRS), "x")], NOW, "mine"), {}),
    "reservations.purge_guests": ((date(2040, 1, 1),), {}),
    "reservations.rewrite": (
        (THEIR_ID, Delivery(reservation(THEIRS), "x"), NOW, "mine"),
        {"news": True},
    ),
    "sightings.add": (([(THEIR_ID, _SIGHTING)], NOW), {}),
    "sightings.unite": ((row_id(HOME), THEIR_ID), {}),
    "settings.set": ((THEIRS, "mine", "mine", NOW), {}),
    "snapshots.take": ((_SHOWN, {}, NOW), {}),
    "events.confirm": ((_EVENT, NOW), {}),
    "events.end": ((THEIR_ID, NOW), {}),
    "studies.keep": ((THEIR_ID, ()), {}),
    "studies.save": ((TODAY, ()), {}),
    "told.forget_absent": (([],), {}),
    "what_ifs.ask": ((THEIRS,), {}),
    "what_ifs.keep": ((change_rate(),), {"person_id": THEIR_ID, "at": NOW}),
    "spending.add": (([Charge("mine", "mine", 1, 1, 1, 1, Decimal(1))], NOW), {}),
    "told.mark": (([_FINDING], NOW), {}),
    "trials.begin": ((THEIR_ID, "mine", Decimal("0.08"), [(TODAY, TODAY)], NOW), {}),
    "trials.forget": ((NOW,), {}),
    "whole.forget_guest": ((THEIRS, THEIRS), {}),
    "whole.erase": ((), {}),  # the last one: it leaves nothing at home
}
