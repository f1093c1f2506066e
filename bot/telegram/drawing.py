"""What does this person see of this row, in this language?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.telegram.render import Rendered, render
from bot.telegram.resent import marked_again
from bot.telegram.whose import of_house
from bot.words.catalogue import Language
from bot.words.language import house_language
from bot.words.phrases import Words
from domain.consent.actions import last_night
from domain.consent.proposal import OPEN, Proposal, State
from domain.house.snapshot import House
from domain.property import Property
from governance.bookings.intake import overnight
from governance.consent.card.buttons import Rows, adjust_buttons, later_buttons, line_buttons
from governance.consent.card.whole import card
from governance.consent.card.why import why
from governance.consent.carry.outcome import receipt_of
from governance.consent.kinds.price.batch import is_batch, lock_buttons
from governance.consent.kinds.register import decides
from governance.consent.kinds.view import View
from governance.consent.mandates.running import delegated
from governance.consent.taps import Menu
from governance.guests.letters import letter_of
from governance.office import Office, snapshot
from governance.post.replies import Reply
from governance.post.reply_json import reply_from_json
from governance.prices.record.curves import curve_chart, subject
from governance.tenancy.portfolio import KIND as PORTFOLIO
from governance.tenancy.portfolio import portfolio
from store.consent.people import Member
from store.post.outbox import OutboxItem
from store.unit import Unit

DEFAULT_ZONE = ZoneInfo("Africa/Casablanca")


@dataclass(frozen=True, slots=True)
class Faces:
    """Draws messages from rows at the moment of sending, so that nothing on a screen is older than its row."""

    office: Office

    def words(self, language: Language, hotel: Property | None) -> Words:
        """The sentences of one language in one house's zone."""
        zone = hotel.zone if hotel else DEFAULT_ZONE
        return Words(language, zone=zone, today=self.today(zone))

    def today(self, zone: ZoneInfo) -> date:
        """The local date."""
        return self.office.clock().astimezone(zone).date()

    def plain(
        self, reply: Reply, language: Language, hotel: Property | None = None, *, whose: str | None = None
    ) -> Rendered:
        """A reply that needs no row; `whose` names the house to a reader of several."""
        shown = of_house(render(reply, self.words(language, hotel)), whose)
        file = reply.file
        return replace(shown, file=self.office.shelf.place(file.digest, file.name)) if file else shown

    async def of(self, item: OutboxItem) -> Rendered | None:
        """What an outbox row shows its reader now; None when he has left the house meanwhile."""
        async with self.office.store.hall_reading() as hall:
            places = dict(await hall.places(item.chat_id))
            member = places.get(item.property_id)
            one_of_several = len(places) > 1 and item.kind != PORTFOLIO
            whose = await hall.name_of(item.property_id) if member and one_of_several else None
        if member is None:
            return None
        language = house_language(member.person.language)
        if item.kind in {"card", "redraw"}:
            again = item.uncertain and item.kind == "card"  # an edit is the same however often it is made
            return of_house(
                await self.card(item.property_id, item.payload, member, language, again=again), whose
            )
        reply = await self.told(item)
        if reply is None:
            return None
        async with self.office.store.reading(item.property_id) as unit:
            hotel = await unit.property.get()
        return self.plain(marked_again(reply) if item.uncertain else reply, language, hotel, whose=whose)

    async def told(self, item: OutboxItem) -> Reply | None:
        """The words that wait in the row, or those that the night's bookings make now."""
        if item.kind == PORTFOLIO:  # of several houses: nothing of it stands in the row of one
            return await portfolio(self.office, item.chat_id)
        if item.kind != "overnight":
            return reply_from_json(dict(item.payload))
        async with self.office.store.reading(item.property_id) as unit:
            house = await snapshot(self.office, unit)
            return await overnight(unit, house, datetime.fromisoformat(item.payload["since"]))

    async def card(
        self,
        property_id: str,
        payload: Mapping[str, object],
        member: Member,
        language: Language,
        menu: Menu = Menu.MAIN,
        *,
        again: bool = False,
    ) -> Rendered:
        """The card of a proposal; a redraw shows the newest row of its number."""
        reply, hotel = await self.card_reply(property_id, int(str(payload["proposal"])), member, menu)
        return self.plain(marked_again(reply) if again else reply, language, hotel)

    async def card_reply(
        self, property_id: str, proposal_id: int, member: Member, menu: Menu = Menu.MAIN
    ) -> tuple[Reply, Property]:
        """The same before any language: what the terminal prints too."""
        [shown], hotel = await self.card_replies(property_id, [(proposal_id, menu)], member)
        return shown, hotel

    async def card_replies(
        self, property_id: str, wanted: Sequence[tuple[int, Menu]], member: Member
    ) -> tuple[list[Reply], Property]:
        """Several cards, each with a menu opened, over one look at the house."""
        async with self.office.store.reading(property_id) as unit:
            proposals = [(await _newest(unit, one), menu) for one, menu in wanted]
            until = [last for one, _ in proposals if (last := last_night(one.action)) is not None]
            house = await snapshot(self.office, unit, until=max(until, default=None))
            people = await unit.people.names()
            shown = [await self._shown(unit, one, house, people, member, menu) for one, menu in proposals]
        return shown, house.hotel

    async def _shown(
        self,
        unit: Unit,
        proposal: Proposal,
        house: House,
        people: Mapping[str, str],
        member: Member,
        menu: Menu,
    ) -> Reply:
        if proposal.state is State.APPLYING:
            proposal = replace(proposal, receipt=receipt_of(await unit.attempts.of(proposal.id), house.now))
        mandate = await self.mandate_of(unit, proposal, member)
        grounds = menu is Menu.WHY or is_batch(proposal)
        advice = await unit.studies.kept(proposal.id) if grounds else ()
        ticks = await unit.batches.ticks(proposal.id, member.person.id)
        letter = await letter_of(unit, proposal.action, house_language(member.person.language))
        shown_by = await unit.documents.evidence_of(f"proposal:{proposal.number}")
        view = View(
            house.hotel,
            house.now,
            role=member.role,
            director=self.office.board.name,
            person=lambda actor: people.get(actor, actor),
            house=house,
            mandate=mandate,
            ticks=ticks if proposal.state in OPEN else None,
            advice=advice,
            letter=letter,
            shown_by=tuple(shown_by),
        )
        if menu is Menu.WHY:
            filling = [await subject(unit, house, one.room_type, one.night) for one in advice[:1]]
            pictures = [chart for of in filling if (chart := curve_chart(of)) is not None]
            return replace(why(proposal, view), chart=next(iter(pictures), None))
        shown = card(proposal, view)
        return shown if menu is Menu.MAIN else replace(shown, buttons=keys_of(menu, proposal, view))

    async def mandate_of(self, unit: Unit, proposal: Proposal, member: Member) -> int | None:
        """The mandate by which this reader may approve what waits, where his role gives him no right to."""
        if proposal.state not in OPEN or decides(member.role, proposal.action):
            return None
        found = await delegated(unit, proposal, member, self.office.clock())
        return found.mandate.id if found.mandate else None


async def _newest(unit: Unit, proposal_id: int) -> Proposal:
    """The row itself; one that was changed before its card was shown, as its number stands now."""
    found = await unit.proposals.certain(proposal_id)
    if found.state is not State.SUPERSEDED:
        return found
    return await unit.proposals.by_number(found.number) or found


def keys_of(menu: Menu, proposal: Proposal, view: View) -> Rows:
    """The keyboard that a tap has opened."""
    match menu:
        case Menu.ADJUST:
            return adjust_buttons(proposal, view)
        case Menu.LINE:
            return line_buttons(proposal)
        case Menu.LOCK:
            return lock_buttons(proposal)
        case _:
            return later_buttons(proposal, view)
