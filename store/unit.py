"""What is one short transaction, and who may commit it?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from store.asking import Asked, Later, asked
from store.guard import HallSession, PropertySession
from store.hall import Hall
from store.scope import Scope
from store.tenancy.entering import in_the_hall, inside

if TYPE_CHECKING:
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
    from store.consent.ends import Ends
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
    from store.conversation.unanswered import Unanswered
    from store.day import changes
    from store.day.briefs import Briefs, Told
    from store.day.due import Due
    from store.entrance.doors import Doors
    from store.entrance.passkeys import Passkeys
    from store.facts import Facts
    from store.guests.holds import Holds
    from store.guests.threads import GuestMessages, Threads
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
    from store.service.cares import Cares
    from store.service.legal import Legal
    from store.service.meals import Meals
    from store.service.rooms import RoomMarks, RoomNights
    from store.service.standing import Standings
    from store.service.tasks import Tasks
    from store.service.transfers import Transfers
    from store.service.troubles import Troubles
    from store.tenancy.accounts import SealedAccounts
    from store.tenancy.used import Used
    from store.tenancy.whole import Whole
    from store.website.links import WebsiteLinks
    from store.website.texts import WebsiteTexts
    from store.website.versions import WebsiteVersions
else:
    changes, inbox = Later("store.day.changes"), Later("store.post.inbox")

_FACTS: tuple[str, ...] = ("property", "settings", "channels", "objectives", "mandates", "quota")
_FACTS += ("deliveries", "accounts", "pricing", "mails")
_STANDING = ("room_marks", "room_nights", "transfers", "cares", "legal", "tasks")


class Unit:
    """One transaction on one property; each attribute asks and tells about one aggregate.

    `as_of` counts what this process had committed when the unit began to read; None where it writes. An aggregate's
    file and tables are loaded when somebody asks for it: a command that reads one waits for no others.
    """

    journal: Journal = asked("consent.journal:Journal")
    proposals: Proposals = asked("consent.proposals:Proposals", "journal")
    ends: Ends = asked("consent.ends:Ends")
    attempts: Attempts = asked("consent.attempts:Attempts")
    outbox: Outbox = asked("post.outbox:Outbox")
    messages: Messages = asked("post.messages:Messages")
    pulse: Pulse = asked("post.pulse:Pulse")
    property: PropertyFacts = asked("house.properties:PropertyFacts")
    settings: Settings = asked("house.properties:Settings", "journal")
    people: People = asked("consent.people:People")
    doors: Doors = asked("entrance.doors:Doors")
    passkeys: Passkeys = asked("entrance.passkeys:Passkeys")
    reservations: Reservations = asked("bookings.reservations:Reservations")
    sightings: Sightings = asked("bookings.sightings:Sightings")
    imports: Imports = asked("bookings.imports:Imports")
    rooms: BookedRooms = asked("bookings.booked_rooms:BookedRooms")
    calendar: Calendar = asked("prices.calendar:Calendar")
    briefs: Briefs = asked("day.briefs:Briefs")
    told: Told = asked("day.briefs:Told")
    due: Due = asked("day.due:Due")
    questions: Questions = asked("consent.questions:Questions")
    website: WebsiteVersions = asked("website.versions:WebsiteVersions", "journal")
    website_links: WebsiteLinks = asked("website.links:WebsiteLinks")
    website_texts: WebsiteTexts = asked("website.texts:WebsiteTexts")
    conversations: Conversations = asked("conversation.exchanges:Conversations")
    unanswered: Unanswered = asked("conversation.unanswered:Unanswered")
    spending: Spending = asked("conversation.exchanges:Spending")
    decisions: Decisions = asked("house.decisions:Decisions")
    objectives: Objectives = asked("consent.objectives:Objectives")
    mandates: Mandates = asked("consent.mandates:Mandates")
    ledger: Ledger = asked("money.ledger:Ledger")
    missions: Missions = asked("missions.missions:Missions")
    orders: Orders = asked("missions.orders:Orders")
    memory: Memory = asked("conversation.memory:Memory")
    summaries: Summaries = asked("conversation.summaries:Summaries")
    past: Past = asked("consent.past:Past")
    accounts: Accounts = asked("money.accounts:Accounts", "ledger")
    channels: Channels = asked("bookings.channels:Channels")
    quota: Quota = asked("bookings.channels:Quota")
    deliveries: Deliveries = asked("bookings.deliveries:Deliveries")
    mails: Mails = asked("bookings.mails:Mails")
    pricing: Pricing = asked("prices.rules:Pricing", "journal")
    snapshots: Snapshots = asked("prices.snapshots:Snapshots")
    studies: Studies = asked("prices.advice:Studies", "snapshots")
    batches: Batches = asked("consent.batches:Batches")
    foresights: Foresights = asked("prices.foresights:Foresights")
    what_ifs: WhatIfs = asked("prices.what_ifs:WhatIfs")
    events: Events = asked("prices.events:Events")
    trials: Trials = asked("prices.trials:Trials")
    guest_threads: Threads = asked("guests.threads:Threads")
    guest_messages: GuestMessages = asked("guests.threads:GuestMessages")
    guest_holds: Holds = asked("guests.holds:Holds")
    facts: Facts = asked("facts:Facts", *_FACTS)
    whole: Whole = asked("tenancy.whole:Whole")
    accounts_sealed: SealedAccounts = asked("tenancy.accounts:SealedAccounts")
    used: Used = asked("tenancy.used:Used")
    openings: Openings = asked("activation.openings:Openings")
    checks: Checks = asked("activation.verification:Checks")
    handovers: Handovers = asked("activation.verification:Handovers")
    incidents: Incidents = asked("incident.incidents:Incidents")
    sync_tests: SyncTests = asked("incident.sync_tests:SyncTests")
    incident_reports: IncidentReports = asked("incident.reports:IncidentReports")
    hand_blocks: HandBlocks = asked("incident.blocks:HandBlocks")
    letters: Letters = asked("registers.letters:Letters")
    artifacts: Artifacts = asked("registers.artifacts:Artifacts")
    house_facts: HouseFacts = asked("house.facts:HouseFacts")
    feeds: Feeds = asked("house.feeds:Feeds")
    documents: Documents = asked("house.documents:Documents")
    writings: Writings = asked("knowledge.writings:Writings")
    search: Search = asked("knowledge.search:Search")
    leaves: Leaves = asked("package.leaves:Leaves")
    photos: Photos = asked("package.photos:Photos")
    room_marks: RoomMarks = asked("service.rooms:RoomMarks")
    room_nights: RoomNights = asked("service.rooms:RoomNights")
    transfers: Transfers = asked("service.transfers:Transfers")
    cares: Cares = asked("service.cares:Cares")
    meals: Meals = asked("service.meals:Meals")
    tasks: Tasks = asked("service.tasks:Tasks")
    troubles: Troubles = asked("service.troubles:Troubles")
    legal: Legal = asked("service.legal:Legal")
    service: Standings = asked(
        "service.standing:Standings", "room_marks", "room_nights", "transfers", "cares", "legal", "tasks"
    )

    def __init__(self, session: AsyncSession, property_id: str, as_of: int | None = None) -> None:
        self.property_id = property_id
        self.as_of = as_of
        self.scope = Scope(session, property_id)

    async def inbox_done(self, inbox_id: int, at: datetime, turn: int = 0) -> bool:
        """Mark an update handled in the unit of its effect; False: it had its effect before, so leave.

        TakenOver: after `turn` somebody else took it, and the unit must not come to its end.
        """
        return await inbox.done(self.scope, inbox_id, turn, at)

    async def inbox_dead_count(self, since: datetime) -> int:
        """How many updates were set aside since then; they belong to no property, so every owner may know."""
        return await inbox.dead_count(self.scope, since)


def load_all() -> None:
    """Load every aggregate now: a process that stays has the time when it starts."""
    for attribute in vars(Unit).values():
        if isinstance(attribute, Asked):
            attribute.load()


@asynccontextmanager
async def writing(engine: AsyncEngine, property_id: str) -> AsyncIterator[Unit]:
    """A unit that commits at the end and rolls back on any exception. Units of one property run one by one."""
    info = {"property_id": property_id, "writes": True}
    async with _session(engine, PropertySession, info) as session, session.begin():
        await _enter(session, *inside(property_id, alone=True))
        unit = Unit(session, property_id)
        yield unit
        await changes.note_changes(unit.scope)


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
