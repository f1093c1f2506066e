"""What does a unit say to PostgreSQL first, so that it sees the rows of its property only, and the hall none?"""

from __future__ import annotations

HOUSE_ROLE, HALL_ROLE = "lhcm_house", "lhcm_hall"
WHOSE = "app.property"  # whose the rows are is a setting of the transaction


def inside(property_id: str, *, alone: bool) -> tuple[str, dict[str, str]]:
    """The statement that opens a unit of this property, and its values; `alone` waits for the other writer."""
    lock = ", pg_advisory_xact_lock(hashtextextended(:whose, 4608))" if alone else ""
    return f"SELECT set_config('role', '{HOUSE_ROLE}', true), set_config('{WHOSE}', :whose, true){lock}", {
        "whose": property_id
    }


def in_the_hall(*, alone: bool) -> str:
    """The statement that opens the hall."""
    lock = ", pg_advisory_xact_lock(hashtextextended('', 4608))" if alone else ""
    return f"SELECT set_config('role', '{HALL_ROLE}', true){lock}"
