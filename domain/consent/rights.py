"""Who may do what?"""

from __future__ import annotations

import enum
from collections.abc import Mapping


class Role(enum.StrEnum):
    """A person's place in one property; an agent is a program that somebody lets work for the house."""

    OWNER = "owner"
    OPERATOR = "operator"
    ADVISOR = "advisor"
    STAFF = "staff"
    AGENT = "agent"


class Right(enum.StrEnum):
    """What a role allows. Approving by an operator needs a mandate on top; see `governance.consent.desk`."""

    READ = "read"
    FILE = "file"
    APPROVE = "approve"
    PROPOSE = "propose"  # say which objective or mandate one would like: the owner takes it
    OBJECTIVES = "objectives"
    PUSH_ON = "push_on"
    PUSH_OFF = "push_off"
    CARRY = "carry"  # do by hand in the panel what was approved, and say so
    WORK = "work"  # take work orders and hand in what was done
    SEARCH = "search"  # what the house's documents for one's own audience say
    SERVE = "serve"  # say how a room is, have tasks of the day and report a problem


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.OPERATOR: frozenset(
        {
            Right.READ,
            Right.FILE,
            Right.PROPOSE,
            Right.PUSH_OFF,
            Right.CARRY,
            Right.WORK,
            Right.SEARCH,
            Right.SERVE,
        }
    ),
    Role.ADVISOR: frozenset({Right.READ, Right.PROPOSE, Right.SEARCH}),
    Role.STAFF: frozenset({Right.SEARCH, Right.SERVE}),
    Role.AGENT: frozenset({Right.SEARCH, Right.WORK}),
}


def may(role: Role, right: Right) -> bool:
    """Whether this role holds this right."""
    return right in RIGHTS[role]
