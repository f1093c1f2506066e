"""Which tables does the house remember in, all of them?

A command that reads three of them loads these three: half of its start was the other hundred.
"""

from store.models.accounts import BudgetRow, NightForecastRow, RecurringCostRow, TaxRow
from store.models.activation import ChannelCheckRow, ChannelMoveRow, ChannelOpeningRow, HandoverRow
from store.models.calendar import CellFields, CellRow, CellStampRow
from store.models.channels import (
    ChannelCountRow,
    ChannelRow,
    CursorRow,
    ExternalRateRow,
    QuotaCallRow,
    SourceRow,
)
from store.models.conversation import AskedRow, ExchangeRow, SummaryRow, ThreadRow, UsageRow
from store.models.documents import DocumentRow, EvidenceRow
from store.models.due import ChangeRow, DueRow
from store.models.entrance import PageLinkRow, PageSessionRow, PasskeyRow
from store.models.events import EventRow
from store.models.guests import GuestAddressRow, GuestHoldRow, GuestMessageRow, GuestThreadRow
from store.models.hall import HALL
from store.models.imports import ImportRow
from store.models.incident import (
    HandBlockRow,
    IncidentEntryRow,
    IncidentReportRow,
    IncidentReviewRow,
    IncidentRow,
    SyncTestRow,
)
from store.models.knowing import FactAskRow, HouseFactRow
from store.models.knowledge import PassageRow, WritingRow
from store.models.ledger import LedgerRow
from store.models.mails import MailRow
from store.models.mandates import MandateDayRow, MandateRow, MandateUseRow
from store.models.missions import FactRow, MissionRow
from store.models.morning import BriefRow, ObjectiveRow, QuestionRow, ToldRow
from store.models.orders import AgentKeyRow, WorkOrderRow, WorkReportRow
from store.models.package import PackageLeafRow, PackagePhotoRow
from store.models.people import InvitationRow, MembershipRow, PersonRow, StrangerRow
from store.models.post import DeliveryRow, InboxRow, OutboxRow, ShownMessageRow
from store.models.property import DecisionRow, PropertyRow, RoomTypeRow, SettingRow
from store.models.proposals import AttemptRow, JournalRow, ProposalRow
from store.models.registers import ArtifactRow, LetterRow
from store.models.reservations import GuestRow, ReservationRow, RevisionRow, StayRoomRow
from store.models.revenue import (
    AdviceRow,
    DeclinedRow,
    KeptAdviceRow,
    PricingRuleRow,
    SnapshotRow,
    TicksRow,
    TrialRow,
)
from store.models.row import Owned, Row
from store.models.service_guests import CareRow, TransferRow
from store.models.service_legal import DeclarationRow, ExemptionRow, PaperRow, RingRow
from store.models.service_meals import MealRow
from store.models.service_rooms import RoomMarkRow, RoomNightRow
from store.models.service_tasks import AbsenceRow, HelperRow, TaskRow, TroubleRow
from store.models.sightings import SightingRow
from store.models.tenancy import SealedAccountRow
from store.models.website import WebsiteLinkRow, WebsiteTextRow, WebsiteVersionRow
from store.models.what_ifs import WhatIfRow

__all__ = [
    "HALL",
    "AbsenceRow",
    "AdviceRow",
    "AgentKeyRow",
    "ArtifactRow",
    "AskedRow",
    "AttemptRow",
    "BriefRow",
    "BudgetRow",
    "CareRow",
    "CellFields",
    "CellRow",
    "CellStampRow",
    "ChangeRow",
    "ChannelCheckRow",
    "ChannelCountRow",
    "ChannelMoveRow",
    "ChannelOpeningRow",
    "ChannelRow",
    "CursorRow",
    "DecisionRow",
    "DeclarationRow",
    "DeclinedRow",
    "DeliveryRow",
    "DocumentRow",
    "DueRow",
    "EventRow",
    "EvidenceRow",
    "ExchangeRow",
    "ExemptionRow",
    "ExternalRateRow",
    "FactAskRow",
    "FactRow",
    "GuestAddressRow",
    "GuestHoldRow",
    "GuestMessageRow",
    "GuestRow",
    "GuestThreadRow",
    "HandBlockRow",
    "HandoverRow",
    "HelperRow",
    "HouseFactRow",
    "ImportRow",
    "InboxRow",
    "IncidentEntryRow",
    "IncidentReportRow",
    "IncidentReviewRow",
    "IncidentRow",
    "InvitationRow",
    "JournalRow",
    "KeptAdviceRow",
    "LedgerRow",
    "LetterRow",
    "MailRow",
    "MandateDayRow",
    "MandateRow",
    "MandateUseRow",
    "MealRow",
    "MembershipRow",
    "MissionRow",
    "NightForecastRow",
    "ObjectiveRow",
    "OutboxRow",
    "Owned",
    "PackageLeafRow",
    "PackagePhotoRow",
    "PageLinkRow",
    "PageSessionRow",
    "PaperRow",
    "PassageRow",
    "PasskeyRow",
    "PersonRow",
    "PricingRuleRow",
    "PropertyRow",
    "ProposalRow",
    "QuestionRow",
    "QuotaCallRow",
    "RecurringCostRow",
    "ReservationRow",
    "RevisionRow",
    "RingRow",
    "RoomMarkRow",
    "RoomNightRow",
    "RoomTypeRow",
    "Row",
    "SealedAccountRow",
    "SettingRow",
    "ShownMessageRow",
    "SightingRow",
    "SnapshotRow",
    "SourceRow",
    "StayRoomRow",
    "StrangerRow",
    "SummaryRow",
    "SyncTestRow",
    "TaskRow",
    "TaxRow",
    "ThreadRow",
    "TicksRow",
    "ToldRow",
    "TransferRow",
    "TrialRow",
    "TroubleRow",
    "UsageRow",
    "WebsiteLinkRow",
    "WebsiteTextRow",
    "WebsiteVersionRow",
    "WhatIfRow",
    "WorkOrderRow",
    "WorkReportRow",
    "WritingRow",
]
