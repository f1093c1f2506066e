"""Who is shown a proposal, and when is what they see drawn anew?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.proposal import Proposal, State
from domain.consent.rights import Right, may
from governance.consent.kinds.register import decides
from governance.consent.mandates.running import delegates
from store.consent.people import Member
from store.unit import Unit

NEEDS_EYES = frozenset({State.FAILED, State.UNKNOWN, State.PARTIAL})


def subject(proposal: Proposal) -> str:
    """How journal, messages and outbox name a proposal; an adjusted one keeps its number, and so its card."""
    return f"proposal:{proposal.number}"


async def approvers(unit: Unit) -> list[Member]:
    """The people whose tap counts, whatever is asked."""
    return [member for member in await unit.people.members() if may(member.role, Right.APPROVE)]


async def deciders(unit: Unit, proposal: Proposal) -> list[Member]:
    """The people whose tap counts on this proposal, by their own right."""
    return [member for member in await unit.people.members() if decides(member.role, proposal.action)]


async def show(
    unit: Unit,
    proposal: Proposal,
    at: datetime,
    occasion: str = "filed",
    due_at: datetime | None = None,
) -> None:
    """A new card for every approver, for whoever asked, and for whoever may approve it by a mandate.

    What ran by a mandate is a report: it does not ring. `due_at` puts it off, past the quiet hours.
    """
    members = await unit.people.members()
    entitled = await delegates(unit, proposal, members, at) if proposal.state is State.PENDING else set()
    for member in members:
        if decides(member.role, proposal.action) or member.person.id in {proposal.asked_by, *entitled}:
            await show_again(unit, proposal, member, at, occasion, due_at)


async def report(unit: Unit, proposal: Proposal, at: datetime) -> None:
    """A silent card to every approver on what somebody approved by a mandate."""
    for member in await deciders(unit, proposal):
        await show_again(unit, proposal, member, at, "mandate")


async def redraw(unit: Unit, proposal: Proposal, at: datetime) -> None:
    """Every message that shows this proposal is drawn again from its row, once for each journal entry."""
    seq, _ = await unit.journal.head()
    for message in await unit.messages.of(subject(proposal)):
        await unit.outbox.add(
            "redraw",
            None,
            message.chat_id,
            {"proposal": proposal.id, "message": message.message_id, "photo": message.photo},
            dedupe=f"redraw:{proposal.id}:{message.chat_id}:{message.message_id}:{seq}",
            at=at,
            silent=True,
        )


async def show_what_was_missed(
    unit: Unit, proposal: Proposal, chat_id: int, message_id: int, at: datetime
) -> bool:
    """A message could not be redrawn because it was deleted: an outcome that needs eyes is sent as a new one.

    False where nobody has to look, where the chat still shows the card elsewhere, or where its reader has left.
    """
    if proposal.state not in NEEDS_EYES:
        return False
    await unit.messages.gone(chat_id, message_id)
    if any(message.chat_id == chat_id for message in await unit.messages.of(subject(proposal))):
        return False  # it is redrawn too, and if it is gone as well, this comes back for it
    for member in await unit.people.members():
        if member.person.telegram_id == chat_id:
            await show_again(unit, proposal, member, at, f"deleted:{message_id}")
            return True
    return False


async def show_again(
    unit: Unit,
    proposal: Proposal,
    member: Member,
    at: datetime,
    occasion: str,
    due_at: datetime | None = None,
) -> None:
    """The card for one person, below what he wrote since; silent when a mandate has decided it."""
    await unit.outbox.add(
        "card",
        member.person.id,
        member.person.telegram_id,
        {"proposal": proposal.id},
        dedupe=f"card:{proposal.id}:{member.person.id}:{occasion}",
        at=at,
        due_at=due_at,
        subject=subject(proposal),
        silent=proposal.mandate is not None,
    )
