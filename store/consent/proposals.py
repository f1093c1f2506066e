"""Which proposals are there, and who won the race to move one?"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select, update

from domain.consent.actions import Action, fingerprint, from_json, to_json
from domain.consent.proposal import OPEN, UNDER_WAY, Proposal, State, may_move
from domain.consent.verdict import Level, Ruling
from domain.consent.verdict_json import ruling_from_json, ruling_to_json
from domain.phrase import Phrase
from domain.phrase_json import decode, encode
from store.consent.journal import Journal
from store.models.property import PropertyRow
from store.models.proposals import ProposalRow
from store.scope import Scope

MOVABLE = frozenset(
    {
        *("decided_by", "decided_at", "decided_words", "postponed_until", "settled_at", "receipt"),
        *("expires_at", "mandate"),
    }
)


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals of one property. Every change of state is one guarded UPDATE with its journal row."""

    scope: Scope
    journal: Journal

    async def file(
        self,
        director: str,
        action: Action,
        *,
        rulings: Sequence[Ruling],
        reasons: Sequence[Phrase],
        level: Level,
        state: State,
        filed_by: str,
        expires_at: datetime,
        at: datetime,
        key: str = "",
        sample: bool = False,
        supersedes: int | None = None,
        undoes: int | None = None,
        asked_by: int | None = None,
        number: int | None = None,
    ) -> Proposal:
        """Write a new proposal and its journal row.

        It gets the property's next number; an adjusted one keeps the `number` of the row that it supersedes.
        """
        if state not in {State.PENDING, State.HELD}:
            raise ValueError(f"a proposal starts pending or held, not {state}")
        if number is None:
            number = await self._next_number()
        digest = fingerprint(action)
        filed = await self.scope.add(
            ProposalRow,
            number=number,
            token=secrets.token_urlsafe(12),
            director=director,
            key=key,
            action=to_json(action),
            fingerprint=digest,
            state=state.value,
            level=int(level),
            rulings=[ruling_to_json(ruling) for ruling in rulings],
            reasons=[encode(reason) for reason in reasons],
            sample=sample,
            filed_at=at,
            filed_by=filed_by,
            expires_at=expires_at,
            supersedes=supersedes,
            undoes=undoes,
            asked_by=asked_by,
        )
        body = {
            "number": number,
            "director": director,
            "kind": action.kind,
            "fingerprint": digest,
            "level": int(level),
        }
        if undoes is not None:
            body["undoes"] = undoes
        await self.journal.append(f"proposal.{state}", f"proposal:{filed}", filed_by, body, at)
        return await self.certain(filed)

    async def _next_number(self) -> int:
        number = PropertyRow.proposal_seq
        counted = update(PropertyRow).values(proposal_seq=number + 1).returning(number)
        taken = await self.scope.returned(counted, aside=True)
        if taken is None:
            raise LookupError(f"no property {self.scope.property_id} to file a proposal for")
        return int(taken[0])

    async def get(self, proposal_id: int) -> Proposal | None:
        """The proposal with this id."""
        return await self._one(select(ProposalRow).where(ProposalRow.id == proposal_id))

    async def by_number(self, number: int) -> Proposal | None:
        """The proposal that people call by this number: the newest row of an adjusted one."""
        wanted = select(ProposalRow).where(ProposalRow.number == number).order_by(ProposalRow.id.desc())
        return await self._one(wanted.limit(1))

    async def versions(self, number: int) -> Sequence[Proposal]:
        """Every row that people called by this number, as first filed and as adjusted, oldest first."""
        return await self._many(
            select(ProposalRow).where(ProposalRow.number == number).order_by(ProposalRow.id)
        )

    async def undoing(self, proposal_id: int) -> Proposal | None:
        """The undo of this proposal that is under way or done; a failed one may be tried again."""
        alive = {*OPEN, *UNDER_WAY, State.APPLIED, State.UNKNOWN}
        wanted = select(ProposalRow).where(
            ProposalRow.undoes == proposal_id, ProposalRow.state.in_([state.value for state in alive])
        )
        return await self._one(wanted.limit(1))

    async def explain(self, proposal: Proposal, words: str, *, by: str, at: datetime) -> None:
        """Keep the words that followed a verdict; the journal notes that there are some, not which."""
        wanted = update(ProposalRow).where(ProposalRow.id == proposal.id)
        await self.scope.changed(wanted.values(decided_words=words))
        body = {"number": proposal.number}
        await self.journal.append("proposal.explained", f"proposal:{proposal.id}", by, body, at)

    async def by_token(self, token: str) -> Proposal | None:
        """The proposal behind a button."""
        return await self._one(select(ProposalRow).where(ProposalRow.token == token))

    async def open(self) -> Sequence[Proposal]:
        """Everything that still awaits a decision, in filing order."""
        return await self.in_state(*OPEN)

    async def in_state(self, *states: State) -> Sequence[Proposal]:
        """Proposals in any of these states, in filing order."""
        wanted = select(ProposalRow).where(ProposalRow.state.in_([s.value for s in states]))
        return await self._many(wanted.order_by(ProposalRow.number))

    async def open_with_key(self, key: str) -> Proposal | None:
        """The open proposal about this subject; an empty key is nobody's subject."""
        still_open = ProposalRow.state.in_([s.value for s in OPEN])
        wanted = select(ProposalRow).where(ProposalRow.key == key, ProposalRow.key != "", still_open)
        return await self._one(wanted.order_by(ProposalRow.number.desc()))

    async def open_cells(self, lasting_until: datetime) -> frozenset[tuple[str, date]]:
        """Type and night of every change that is under way or unsettled, or still open at `lasting_until`."""
        going = [state.value for state in (*UNDER_WAY, State.UNKNOWN)]
        lasting = and_(
            ProposalRow.state.in_([state.value for state in OPEN]), ProposalRow.expires_at > lasting_until
        )
        wanted = select(ProposalRow.action).where(or_(ProposalRow.state.in_(going), lasting))
        return frozenset(
            (change["room_type"], date.fromisoformat(change["night"]))
            for action in await self.scope.all(wanted)
            for change in action.get("changes", ())
        )

    async def any_decided_of_directors(self) -> bool:
        """Whether a person has ever decided on a card that a director filed of its own accord."""
        decided = ProposalRow.filed_by.startswith("director:") & ProposalRow.decided_by.is_not(None)
        return await self.scope.first(select(ProposalRow.id).where(decided).limit(1)) is not None

    async def refused_since(self, since: datetime) -> Sequence[Proposal]:
        """What was refused at that instant or later, in filing order."""
        refused = (ProposalRow.state == State.REFUSED.value, ProposalRow.decided_at >= since)
        return await self._many(select(ProposalRow).where(*refused).order_by(ProposalRow.number))

    async def recent(self, limit: int = 20) -> Sequence[Proposal]:
        """The newest first."""
        return await self._many(select(ProposalRow).order_by(ProposalRow.number.desc()).limit(limit))

    async def due_to_expire(self, now: datetime) -> Sequence[Proposal]:
        """Open proposals whose time has run out."""
        still_open = ProposalRow.state.in_([s.value for s in OPEN])
        return await self._many(
            select(ProposalRow).where(still_open, ProposalRow.expires_at <= now).order_by(ProposalRow.number)
        )

    async def due_to_wake(self, now: datetime) -> Sequence[Proposal]:
        """Postponed proposals whose hour has come and that have not expired."""
        return await self._many(
            select(ProposalRow)
            .where(
                ProposalRow.state == State.POSTPONED.value,
                ProposalRow.postponed_until <= now,
                ProposalRow.expires_at > now,
            )
            .order_by(ProposalRow.number)
        )

    async def move(
        self,
        proposal: Proposal,
        to: State,
        *,
        at: datetime,
        by: str,
        words: str | None = None,
        journal: Mapping[str, Any] | None = None,
        **columns: Any,
    ) -> Proposal | None:
        """Move on from the state in which `proposal` was read; None when somebody else was faster.

        One UPDATE guarded by old state and fingerprint, with the journal row `proposal.<to>` in the same unit.
        `words` are kept on the proposal and never in the journal. ValueError: the table of moves has no such way.
        """
        if not may_move(proposal.state, to):
            raise ValueError(f"no move leads from {proposal.state} to {to}")
        if unknown := set(columns) - MOVABLE:
            raise ValueError(f"a move does not set {sorted(unknown)}")
        given = dict(columns) if words is None else {**columns, "decided_words": words}
        moved = await self.scope.changed(
            update(ProposalRow)
            .where(
                ProposalRow.id == proposal.id,
                ProposalRow.state == proposal.state.value,
                ProposalRow.fingerprint == proposal.fingerprint,
            )
            .values(state=to.value, **given)
        )
        if not moved:
            return None
        body = {
            "number": proposal.number,
            "from": proposal.state.value,
            "fingerprint": proposal.fingerprint,
            **(journal or {}),
        }
        await self.journal.append(f"proposal.{to}", f"proposal:{proposal.id}", by, body, at)
        return await self.certain(proposal.id)

    async def end_consent(self, mandate: int, *, at: datetime) -> Sequence[int]:
        """Nothing more leaves the house on this mandate; the numbers of what was on its way."""
        going = (
            ProposalRow.mandate == mandate,
            ProposalRow.state.in_([state.value for state in UNDER_WAY]),
            ProposalRow.expires_at > at,
        )
        stopped = await self.scope.all(select(ProposalRow.number).where(*going).order_by(ProposalRow.number))
        await self.scope.changed(update(ProposalRow).where(*going).values(expires_at=at))
        return list(stopped)

    async def _one(self, wanted: Select[ProposalRow]) -> Proposal | None:
        row = await self.scope.first(wanted)
        return None if row is None else read_proposal(row)

    async def _many(self, wanted: Select[ProposalRow]) -> Sequence[Proposal]:
        return [read_proposal(row) for row in await self.scope.all(wanted)]

    async def certain(self, proposal_id: int) -> Proposal:
        """The proposal with this id, which must exist; LookupError otherwise."""
        found = await self.get(proposal_id)
        if found is None:
            raise LookupError(f"there is no proposal {proposal_id}")
        return found


def read_proposal(row: ProposalRow) -> Proposal:
    """The proposal that a row holds."""
    return Proposal(
        id=row.id,
        number=row.number,
        property_id=row.property_id,
        director=row.director,
        action=from_json(row.action),
        fingerprint=row.fingerprint,
        token=row.token,
        state=State(row.state),
        level=Level(row.level),
        rulings=tuple(ruling_from_json(kept) for kept in row.rulings),
        reasons=tuple(decode(reason) for reason in row.reasons),
        filed_at=row.filed_at,
        filed_by=row.filed_by,
        expires_at=row.expires_at,
        key=row.key,
        sample=row.sample,
        postponed_until=row.postponed_until,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        decided_words=row.decided_words,
        settled_at=row.settled_at,
        receipt=row.receipt,
        supersedes=row.supersedes,
        undoes=row.undoes,
        asked_by=row.asked_by,
        mandate=row.mandate,
    )
