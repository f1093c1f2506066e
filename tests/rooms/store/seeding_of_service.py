"""Which columns of the service must hold valid values?"""

from __future__ import annotations

from typing import Any


def of_service() -> dict[str, Any]:
    return {
        "guest_cares.kind": "diet",
        "legal_papers.code": "insurance",
        "house_troubles.kind": "leak",
        "house_troubles.state": "open",
        "service_helpers.area": "kitchen",
        "service_helpers.script": "fr",
        "service_helpers.rests": "0",
        "service_tasks.area": "kitchen",
        "service_tasks.state": "todo",
        "guest_cares.read_by": None,
        "service_meals.kind": "dinner",
        "service_meals.at": None,
        "room_marks.state": "clean",
        "transfers.state": "wanted",
        "transfers.way": "arrival",
    }
