"""Which tables does the hall reach, where nobody knows yet which property is meant?"""

from __future__ import annotations

# No business data: whose door it is, who knocks, what was posted. By name, so that a look into the hall loads none
# but those that it asks.
POST = frozenset({"inbox", "outbox", "shown_messages", "due_work", "house_changes"})
HALL = POST | frozenset(
    {
        *("properties", "room_types"),
        *("persons", "memberships", "invitations", "strangers"),
        *("page_links", "page_sessions", "passkeys"),
    }
)
