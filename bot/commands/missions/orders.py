"""What is to be carried out step by step, and who has it? /ordre shows, makes and moves work orders."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.activation.activation import names_of
from bot.commands.taps import Beside
from bot.process.lazily import at
from domain.activation.sentence import channel_said
from domain.consent.rights import Right, may
from domain.errors import Refusal, refuse
from domain.missions.evidence import Evidence, typed_evidence
from domain.missions.order import Order
from domain.phrase import Phrase, say
from governance.activation.orders import filled_now, filled_words, make
from governance.incident.investigating import check_facts, is_investigation
from governance.missions import orders as flow
from governance.missions.order_cards import may_work, order_card, orders_list, reviews, who
from governance.office import Office, snapshot
from governance.package.filled import package_of
from governance.post.replies import Attached, Block, Line, Reply, reply
from governance.post.reply_json import reply_to_json
from governance.post.telling import tell
from store.unit import Unit

SUBJECT = "order:"
A_PART = 45_000_000  # bytes; https://core.telegram.org/bots/api#senddocument takes 50 MB
MOST_PARTS = 8
VERBS = frozenset({"take", "back", "report", "accept", "return", "photos"})


async def orders(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the list; a number shows that order; a channel's name makes the order for its next step."""
    words = words.strip()
    if words and not words.isdecimal():
        return await made(office, caller, words)
    async with office.store.reading(caller.property_id) as unit:
        people = await unit.people.names()
        if words:
            return [await shown(unit, caller, await wanted(unit, caller, int(words)))]
        found = [one for one in await unit.orders.under_way() if sees(caller, one)]
    return [orders_list(found, people)]


async def made(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The order for the next step of the channel that the words name. Refusal: no right, no such channel."""
    if not may(caller.member.role, Right.FILE):
        raise refuse("order.not_yours_to_give")
    async with office.store.unit(caller.property_id) as unit:
        names = names_of(await snapshot(office, unit))
        order = await make(office, unit, caller.member, channel_said(words, names).channel)
        return await caller.heard(unit, office.clock(), await shown(unit, caller, order))


async def wanted(unit: Unit, caller: Caller, number: int) -> Order:
    """The order of that number, if this person may see it."""
    found = await unit.orders.get(number)
    if found is None or not sees(caller, found):
        raise refuse("order.unknown", number=number)
    return found


def sees(caller: Caller, order: Order) -> bool:
    """Who may work on it, and who judges it."""
    return may_work(caller.member, order) or reviews(caller.member, order)


async def shown(unit: Unit, caller: Caller, order: Order) -> Reply:
    """One order with its fields as the package has them now."""
    people, reports = await unit.people.names(), await unit.orders.reports(order.mission.id)
    return order_card(order, reports, caller.member, people, filled_words(await filled_now(unit, order)))


async def on_order(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`t:<token>:<verb>`: take it, lay it down, hand it in, accept it, give it back; words come as a reply."""
    if verb not in VERBS:
        return Beside(alert=say("error.unknown_card"))
    try:
        if verb == "photos":
            await send_photos(office, caller, token)
            return Beside()
        async with office.store.unit(caller.property_id) as unit:
            order = await unit.orders.by_token(token)
            if order is None:
                return Beside(alert=say("error.unknown_card"))
            if verb in {"report", "return"}:
                await ask(office, unit, caller, order, verb)
                await caller.heard(unit, office.clock())
                return Beside()
            after = await _moved(office, unit, caller, order, verb)
            await caller.heard(unit, office.clock())
            return Beside(await shown(unit, caller, after))
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)


async def send_photos(office: Office, caller: Caller, token: str) -> None:
    """The album of the house, to whoever works on the order; in parts, since a phone takes 50 MB a file.

    Refusal: not his to see, or there are no photos, or too many for a phone: then a shell writes them.
    """
    async with office.store.reading(caller.property_id) as unit:
        order = await unit.orders.by_token(token)
        if order is None or not may_work(caller.member, order):
            raise refuse("error.unknown_card")
        package, number = await package_of(unit), order.mission.id
    size = sum(photo.size for photo in package.photos)
    if size > MOST_PARTS * A_PART:
        raise refuse("order.photos_too_large", n=len(package.photos), number=number)
    files = []
    for name, content in at("bot.packaged:album_in_parts")(package, office.shelf, A_PART):
        digest = hashlib.sha256(content).hexdigest()
        office.shelf.keep(digest, name, content)
        files.append(Attached(digest, name))
    if not files:
        raise refuse("order.no_photos")
    async with office.store.unit(caller.property_id) as unit:
        told, now = Line(say("order.photos", number=number, n=len(package.photos))), office.clock()
        for file in files:
            key = f"order:{number}:{file.name}:{now.isoformat()}"
            await tell(unit, [caller.member], Reply((Block((told,)),), file=file), key, now)
        await caller.heard(unit, now)


async def _moved(office: Office, unit: Unit, caller: Caller, order: Order, verb: str) -> Order:
    if verb == "take":
        return await flow.take(office, unit, caller.member, order)
    if verb == "back":
        return await flow.give_back(office, unit, caller.member, order)
    return await flow.judge(office, unit, caller.member, order, accepted=True)


async def ask(office: Office, unit: Unit, caller: Caller, order: Order, verb: str) -> None:
    """The question whose answer is a reply to it: what shows that it is done, or what is missing."""
    if verb == "report" and order.mission.owner != who(caller.member):
        raise refuse("order.not_held", number=order.mission.id)
    if verb == "return" and not reviews(caller.member, order):
        raise refuse("order.not_yours_to_judge")
    what: Phrase = say("order.ask_report") if verb == "report" else say("order.ask_gaps")
    asked = reply(say("order.asked", title=order.mission.wish.title), what)
    person, now = caller.member.person, office.clock()
    await unit.outbox.add(
        "reply",
        person.id,
        person.telegram_id,
        reply_to_json(asked),
        dedupe=f"order:{order.mission.id}:{verb}:{now.isoformat()}",
        at=now,
        subject=f"{SUBJECT}{order.mission.id}:{verb}",
    )


async def answered(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """A reply to that question, with the photo or file that came with it. Refusal: it is not enough, or not his."""
    _, number, verb = subject.split(":")
    order = await wanted(unit, caller, int(number))
    if verb == "return":
        after = await flow.judge(office, unit, caller.member, order, accepted=False, gaps=words)
        return await shown(unit, caller, after)
    told, rest = typed_evidence(words, who(caller.member), office.clock())
    if is_investigation(order):
        check_facts(order, words, (*files, *told))
        rest = ";".join(words.splitlines())
    after = await flow.hand_in(office, unit, caller.member, order, rest, (*files, *told))
    return await shown(unit, caller, after)


COMMANDS = (Command("ordre", "order", orders, Right.WORK, what=say("command.ordre"), want="do", rank=21),)
