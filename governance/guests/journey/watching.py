"""Which booking has no written confirmation two hours after it was made?"""

from __future__ import annotations

from datetime import timedelta

from domain.guests.journey.step import CONFIRMED_WITHIN, Step
from domain.guests.thread import State
from domain.phrase import say
from governance.consent.cards import approvers
from governance.guests.shown import who
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Button, reply
from governance.post.telling import tell

RULE = "T05"


async def watch_confirmations(office: Office, property_id: str) -> None:
    """Once for each: whoever may send it hears that a confirmation waits longer than the playbook's rule allows."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        drafts = await unit.guest_messages.in_state(State.DRAFT)
    late = [
        one
        for one in drafts
        if one.body.get("step") == Step.CONFIRMATION.value
        and now - one.at >= CONFIRMED_WITHIN - timedelta(minutes=5)
    ]
    if not late or after_quiet_hours(now, hotel) > now:
        return
    async with office.store.unit(property_id) as unit:
        for one in late:
            thread = await unit.guest_threads.certain(one.thread)
            button = Button(say("button.guest_open", who=who(thread)), f"guest:{thread.id}:open")
            notice = reply(say("journey.confirm_late", who=who(thread), rule=RULE), buttons=((button,),))
            await tell(unit, await approvers(unit), notice, f"confirm-late:{one.id}", now)
