"""Which tables does the house remember in, and which of them does the hall reach?"""

from store.models.people import InvitationRow, MembershipRow, PersonRow, StrangerRow
from store.models.post import InboxRow, OutboxRow, ShownMessageRow
from store.models.property import DecisionRow, PropertyRow, RoomTypeRow, SettingRow
from store.models.proposals import AttemptRow, JournalRow, ProposalRow
from store.models.row import Owned, Row

# No business data: whose door it is, who knocks, what was posted.
HALL: frozenset[type[Row]] = frozenset(
    {
        PropertyRow,
        RoomTypeRow,
        PersonRow,
        MembershipRow,
        InvitationRow,
        StrangerRow,
        InboxRow,
        OutboxRow,
        ShownMessageRow,
    }
)

__all__ = [
    "HALL",
    "AttemptRow",
    "DecisionRow",
    "InboxRow",
    "InvitationRow",
    "JournalRow",
    "MembershipRow",
    "OutboxRow",
    "Owned",
    "PersonRow",
    "PropertyRow",
    "ProposalRow",
    "RoomTypeRow",
    "Row",
    "SettingRow",
    "ShownMessageRow",
    "StrangerRow",
]
