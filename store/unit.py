"""What is one short transaction, and who may commit it?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from store.activation.openings import Openings
from store.activation.verification import Checks, Handovers
from store.bookings.booked_rooms import BookedRooms
from store.bookings.channels import Channels, Quota
from store.bookings.deliveries import Deliveries
from store.bookings.imports import Imports
from store.bookings.mails import Mails
from store.bookings.reservations import Reservations
from store.bookings.sightings import Sightings
from store.consent.attempts import Attempts
from store.consent.batches import Batches
from store.consent.journal import Journal
from store.consent.mandates import Mandates
from store.consent.objectives import Objectives
from store.consent.past import Past
from store.consent.people import People
from store.consent.proposals import Proposals
from store.consent.questions import Questions
from store.conversation.exchanges import Conversations, Spending
from store.conversation.memory import Memory
from store.conversation.summaries import Summaries
from store.day.briefs import Briefs, Told
from store.entrance.doors import Doors
from store.entrance.passkeys import Passkeys
from store.facts import Facts
from store.guard import HallSession, PropertySession
from store.guests.holds import Holds
from store.guests.threads import GuestMessages, Threads
from store.hall import Hall
from store.house.decisions import Decisions
from store.house.documents import Documents
from store.house.facts import HouseFacts
from store.house.feeds import Feeds
from store.house.properties import PropertyFacts, Settings
from store.incident.blocks import HandBlocks
from store.incident.incidents import Incidents
from store.incident.reports import IncidentReports
from store.incident.sync_tests import SyncTests
from store.knowledge.search import Search
from store.knowledge.writings import Writings
from store.missions.missions import Missions
from store.missions.orders import Orders
from store.money.accounts import Accounts
from store.money.ledger import Ledger
from store.package.leaves import Leaves
from store.package.photos import Photos
from store.post import inbox
from store.post.messages import Messages
from store.post.outbox import Outbox
from store.post.pulse import Pulse
from store.prices.advice import Studies
from store.prices.calendar import Calendar
from store.prices.events import Events
from store.prices.foresights import Foresights
from store.prices.rules import Pricing
from store.prices.snapshots import Snapshots
from store.prices.trials import Trials
from store.prices.what_ifs import WhatIfs
from store.registers.artifacts import Artifacts
from store.registers.letters import Letters
from store.scope import Scope
from store.service.cares import Cares
from store.service.legal import Legal
from store.service.meals import Meals
from store.service.rooms import RoomMarks, RoomNights
from store.service.standing import Standings
from store.service.tasks import Tasks
from store.service.transfers import Transfers
from store.service.troubles import Troubles
from store.tenancy.accounts import SealedAccounts
from store.tenancy.rows import in_the_hall, inside
from store.tenancy.used import Used
from store.tenancy.whole import Whole
from store.website.links import WebsiteLinks
from store.website.texts import WebsiteTexts
from store.website.versions import WebsiteVersions


class Unit:
    """One transaction on one property; each attribute asks and tells about one aggregate.

    `as_of` counts what this process had committed when the unit began to read; None where it writes.
    """

    def __init__(self, session: AsyncSession, property_id: str, as_of: int | None = None) -> None:
        self.property_id = property_id
        self.as_of = as_of
        self.scope = scope = Scope(session, property_id)
        self.journal = Journal(scope)
        self.proposals = Proposals(scope, self.journal)
        self.attempts = Attempts(scope)
        self.outbox = Outbox(scope)
        self.messages = Messages(scope)
        self.pulse = Pulse(scope)
        self.property = PropertyFacts(scope)
        self.settings = Settings(scope, self.journal)
        self.people = People(scope)
        self.doors = Doors(scope)
        self.passkeys = Passkeys(scope)
        self.reservations = Reservations(scope)
        self.sightings = Sightings(scope)
        self.imports = Imports(scope)
        self.rooms = BookedRooms(scope)
        self._serve(scope)
        self.calendar = Calendar(scope)
        self.briefs = Briefs(scope)
        self.told = Told(scope)
        self.questions = Questions(scope)
        self._know(scope)
        self.website = WebsiteVersions(scope, self.journal)
        self.website_links = WebsiteLinks(scope)
        self.website_texts = WebsiteTexts(scope)
        self.conversations = Conversations(scope)
        self.spending = Spending(scope)
        self.decisions = Decisions(scope)
        self.objectives = Objectives(scope)
        self.mandates = Mandates(scope)
        self.ledger = Ledger(scope)
        self.missions = Missions(scope)
        self.orders = Orders(scope)
        self.memory = Memory(scope)
        self.summaries = Summaries(scope)
        self.past = Past(scope)
        self.accounts = Accounts(scope, self.ledger)
        self.channels = Channels(scope)
        self._board_of_channels(scope)
        self._tenant(scope)
        self.quota = Quota(scope)
        self.deliveries = Deliveries(scope)
        self.mails = Mails(scope)
        self.pricing = Pricing(scope, self.journal)
        self.snapshots = Snapshots(scope)
        self.studies = Studies(scope, self.snapshots)
        self.batches = Batches(scope)
        self.foresights = Foresights(scope)
        self.what_ifs = WhatIfs(scope)
        self.events = Events(scope)
        self.trials = Trials(scope)
        self.guest_threads = Threads(scope)
        self.guest_messages = GuestMessages(scope)
        self.guest_holds = Holds(scope)
        first = (self.property, self.settings, self.channels, self.objectives, self.mandates, self.quota)
        self.facts = Facts(scope, *first, self.deliveries, self.accounts, self.pricing, self.mails)

    def _tenant(self, scope: Scope) -> None:
        """What this house is among others: everything of it, its sealed accounts, what it used."""
        self.whole = Whole(scope)
        self.accounts_sealed = SealedAccounts(scope)
        self.used = Used(scope)

    def _board_of_channels(self, scope: Scope) -> None:
        self.openings = Openings(scope)
        self.checks = Checks(scope)
        self.handovers = Handovers(scope)
        self.incidents = Incidents(scope)
        self.sync_tests = SyncTests(scope)
        self.incident_reports = IncidentReports(scope)
        self.hand_blocks = HandBlocks(scope)

    def _know(self, scope: Scope) -> None:
        """What is known of the house, and where it is written."""
        self.letters = Letters(scope)
        self.artifacts = Artifacts(scope)
        self.house_facts = HouseFacts(scope)
        self.feeds = Feeds(scope)
        self.documents = Documents(scope)
        self.writings = Writings(scope)
        self.search = Search(scope)
        self.leaves = Leaves(scope)
        self.photos = Photos(scope)

    def _serve(self, scope: Scope) -> None:
        """Rooms, and what is done for guests."""
        self.room_marks = RoomMarks(scope)
        self.room_nights = RoomNights(scope)
        self.transfers = Transfers(scope)
        self.cares = Cares(scope)
        self.meals = Meals(scope)
        self.tasks = Tasks(scope)
        self.troubles = Troubles(scope)
        self.legal = Legal(scope)
        known = (self.room_marks, self.room_nights, self.transfers, self.cares, self.legal, self.tasks)
        self.service = Standings(scope, *known)

    async def inbox_done(self, inbox_id: int, at: datetime) -> bool:
        """Mark an update handled in the unit of its effect; False: it had its effect before, so leave."""
        return await inbox.done(self.scope, inbox_id, at)

    async def inbox_dead_count(self, since: datetime) -> int:
        """How many updates were set aside since then; they belong to no property, so every owner may know."""
        return await inbox.dead_count(self.scope, since)


@asynccontextmanager
async def writing(engine: AsyncEngine, property_id: str) -> AsyncIterator[Unit]:
    """A unit that commits at the end and rolls back on any exception. Units of one property run one by one."""
    info = {"property_id": property_id, "writes": True}
    async with _session(engine, PropertySession, info) as session, session.begin():
        await _enter(session, *inside(property_id, alone=True))
        yield Unit(session, property_id)


@asynccontextmanager
async def reading(engine: AsyncEngine, property_id: str, as_of: int) -> AsyncIterator[Unit]:
    """A consistent snapshot; the database itself refuses to write."""
    info = {"property_id": property_id, "writes": False}
    async with _session(engine, PropertySession, info) as session, session.begin():
        await _enter(session, *inside(property_id, alone=False))
        yield Unit(session, property_id, as_of)


@asynccontextmanager
async def in_hall(engine: AsyncEngine) -> AsyncIterator[Hall]:
    """A transaction of no property; like a unit it commits at the end."""
    async with _session(engine, HallSession, {}) as session, session.begin():
        await _enter(session, in_the_hall(alone=True))
        yield Hall(Scope(session))


@asynccontextmanager
async def looking_in(engine: AsyncEngine) -> AsyncIterator[Hall]:
    """A look into the hall; the database itself refuses to write."""
    async with _session(engine, HallSession, {}) as session, session.begin():
        await _enter(session, in_the_hall(alone=False))
        yield Hall(Scope(session))


def _session(engine: AsyncEngine, kind: type, info: dict[str, object]) -> AsyncSession:
    return AsyncSession(engine, sync_session_class=kind, expire_on_commit=False, autoflush=False, info=info)


async def _enter(session: AsyncSession, statement: str, values: Mapping[str, str] | None = None) -> None:
    """On PostgreSQL: take the role that sees these rows only, and wait for the other writer. SQLite, one machine's,
    has no roles, and its BEGIN IMMEDIATE has waited already."""
    if session.get_bind().dialect.name == "postgresql":
        connection = await session.connection()
        await connection.execute(text(statement), values)
