"""Which lines has the result of a small house, and which of them count in the GOP?

Uniform System of Accounts for the Lodging Industry, 12th revised edition: GOP = total operating revenue −
departmental expenses − undistributed operating expenses, before management fees and non-operating items.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from domain.phrase import Phrase, say


class Section(enum.StrEnum):
    """Where a line stands in the summary operating statement."""

    REVENUE = "revenue"
    DEPARTMENTAL = "departmental"
    UNDISTRIBUTED = "undistributed"
    BELOW_GOP = "below_gop"


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A line of the result: its code as stored, its section, its name."""

    code: str
    section: Section
    name: Phrase

    @property
    def in_gop(self) -> bool:
        return self.section is not Section.BELOW_GOP


ROOMS_REVENUE = "rooms_revenue"
COMMISSIONS = "rooms_commissions"

LINES: tuple[ResultLine, ...] = (
    ResultLine(ROOMS_REVENUE, Section.REVENUE, say("line.rooms_revenue")),
    ResultLine("food_revenue", Section.REVENUE, say("line.food_revenue")),
    ResultLine("other_revenue", Section.REVENUE, say("line.other_revenue")),
    ResultLine(COMMISSIONS, Section.DEPARTMENTAL, say("line.rooms_commissions")),
    ResultLine("rooms_payroll", Section.DEPARTMENTAL, say("line.rooms_payroll")),
    ResultLine("rooms_laundry", Section.DEPARTMENTAL, say("line.rooms_laundry")),
    ResultLine("rooms_supplies", Section.DEPARTMENTAL, say("line.rooms_supplies")),
    ResultLine("food_cost", Section.DEPARTMENTAL, say("line.food_cost")),
    ResultLine("other_cost", Section.DEPARTMENTAL, say("line.other_cost")),
    ResultLine("admin_general", Section.UNDISTRIBUTED, say("line.admin_general")),
    ResultLine("information_telecom", Section.UNDISTRIBUTED, say("line.information_telecom")),
    ResultLine("sales_marketing", Section.UNDISTRIBUTED, say("line.sales_marketing")),
    ResultLine("maintenance", Section.UNDISTRIBUTED, say("line.maintenance")),
    ResultLine("energy_water_waste", Section.UNDISTRIBUTED, say("line.energy_water_waste")),
    ResultLine("management_fees", Section.BELOW_GOP, say("line.management_fees")),
    ResultLine("non_operating", Section.BELOW_GOP, say("line.non_operating")),
)
BY_CODE: Mapping[str, ResultLine] = {line.code: line for line in LINES}
LINE_NAMES: Mapping[str, Phrase] = {line.code: line.name for line in LINES}
