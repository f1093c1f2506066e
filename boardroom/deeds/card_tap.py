"""What does a press on a card of the page do: the same tap as on the phone, on the card that was shown?"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response

from boardroom.answers import told
from boardroom.visit import Visit
from domain.consent.proposal import Proposal
from domain.conversation.amounts import typed_amount
from domain.conversation.secrets.masking import masked
from domain.errors import Refusal
from domain.phrase import say
from governance.consent.taps import Menu, Tapped, tap, typed
from governance.entrance.proving import is_grave

APPROVING = frozenset({"ok", "take"})


async def press(visit: Visit) -> Response:
    """`p:<token>:<verb>[:<argument>]` of a button, with the fingerprint of the card that stood around it."""
    form = await visit.form()
    _, token, verb, *rest = [*form.get("tap", "").split(":"), "", ""][:5]
    argument = rest[0] if rest else ""
    office, visitor = visit.lobby.office, visit.visitor
    try:
        async with office.store.unit(visitor.property_id) as unit:
            proposal = await unit.proposals.by_token(token)
            if proposal is not None and form.get("shown", "") not in {"", proposal.fingerprint}:
                tapped = Tapped(proposal, say("page.out_of_date"))
            elif proposal is not None and verb in APPROVING and needs_proof(visit, proposal):
                return told(visit, f"/prouver?{urlencode({'to': f'/decisions/{proposal.number}'})}")
            else:
                tapped = await tap(office, unit, visitor.member, token, verb, argument)
    except Refusal as refusal:
        tapped = Tapped(None, refusal.phrase)
    return led_to(visit, tapped)


async def answer(visit: Visit) -> Response:
    """Words typed under a card: a price, the reason past a hold, the reason of a no; never a yes."""
    form = await visit.form()
    number, words = form.get("number", ""), masked(form.get("words", "").strip()[:1000])
    office, visitor = visit.lobby.office, visit.visitor
    if not (number.isascii() and number.isdecimal()) or not words:
        return told(visit, "/decisions")
    try:
        async with office.store.unit(visitor.property_id) as unit:
            proposal = await unit.proposals.by_number(int(number))
            if proposal is None:
                return told(visit, "/decisions", say("card.not_found", number=int(number)))
            if needs_proof(visit, proposal):
                return told(visit, f"/prouver?{urlencode({'to': f'/decisions/{number}'})}")
            amount = typed_amount(words, visit.hotel.currency)
            tapped = await typed(office, unit, visitor.member, proposal, words, amount)
    except Refusal as refusal:
        return told(visit, f"/decisions/{number}", refusal.phrase)
    return led_to(visit, tapped)


def needs_proof(visit: Visit, proposal: Proposal) -> bool:
    """Whether he must show again who he is before this decision counts."""
    return is_grave(proposal) and not visit.visitor.session.proven(visit.now)


def led_to(visit: Visit, tapped: Tapped) -> Response:
    """The card as it stands now, with the menu that the tap opened and what there is to say."""
    visit.lobby.hands.ring()
    if tapped.proposal is None:
        return told(visit, "/decisions", tapped.alert)
    menu = "" if tapped.menu is Menu.MAIN else f"?{urlencode({'menu': tapped.menu.value})}"
    return told(visit, f"/decisions/{tapped.proposal.number}{menu}", tapped.alert)
