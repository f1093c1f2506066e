"""Which tables does the hall reach, where nobody knows yet which property is meant?"""

from __future__ import annotations

from store.models.due import ChangeRow, DueRow
from store.models.entrance import PageLinkRow, PageSessionRow, PasskeyRow
from store.models.people import InvitationRow, MembershipRow, PersonRow, StrangerRow
from store.models.post import InboxRow, OutboxRow, ShownMessageRow
from store.models.property import PropertyRow, RoomTypeRow
from store.models.row import Row

# No business data: whose door it is, who knocks, what was posted.
HALL: frozenset[type[Row]] = frozenset(
    {
        PropertyRow,
        RoomTypeRow,
        PersonRow,
        MembershipRow,
        InvitationRow,
        PageLinkRow,
        PageSessionRow,
        PasskeyRow,
        StrangerRow,
        InboxRow,
        OutboxRow,
        ShownMessageRow,
        DueRow,
        ChangeRow,
    }
)
