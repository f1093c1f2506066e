"""What happened between the channels, and what is done about it? /incident shows it and takes it further."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.command import Caller, Command
from bot.process.lazily import at
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.incident.claims import answer_to, of_entry
from domain.incident.incident import Entry, EntryKind, Incident, Wish
from domain.incident.reading import Pictured
from domain.incident.sentence import Said, booking_numbers, quoted, said_in, seen, stated
from domain.missions.evidence import Evidence, EvidenceKind, typed_evidence
from domain.phrase import Phrase, say
from governance.bookings.seen import seen_by
from governance.incident import flow
from governance.incident.cards import incident_card, incidents_list
from governance.incident.case import case_of
from governance.incident.claiming import claim_card, judge, waiting
from governance.incident.investigating import investigate
from governance.incident.report_card import report_card
from governance.incident.reporting import found_out, judged, make, review, standing_of
from governance.incident.states import states_of
from governance.incident.testing import propose
from governance.office import Office, snapshot
from governance.post.replies import Attached, Block, Line, Reply
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Telling:
    """Somebody tells an incident something: his words, and the files that came with them."""

    office: Office
    unit: Unit
    caller: Caller
    incident: Incident
    words: str
    files: tuple[Evidence, ...] = ()


async def incident(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the open one, or the list; a number shows that one; a verb behind it tells it something."""
    said = said_in(words)
    if said.verb is None:
        async with office.store.reading(caller.property_id) as unit:
            return [await shown(office, unit, caller, said)]
    async with office.store.unit(caller.property_id) as unit:
        answer = await told(office, unit, caller, said)
        done = await caller.heard(unit, office.clock(), answer)
    if said.verb == "report":
        done = [*done, *await papers(office, caller, said)]
    return done


async def papers(office: Office, caller: Caller, said: Said) -> Sequence[Reply]:
    """The newest version as a file: a PDF, or Markdown where no browser prints."""
    async with office.store.reading(caller.property_id) as unit:
        one, hotel = await wanted(unit, said.number), await unit.property.get()
        standing = await standing_of(office, unit, one)
    shelved = at("bot.incident.report:on_the_shelf")
    digest, name = await shelved(office, standing.document, hotel, caller.language)
    told_by = Line(say("incident.report_card", n=int(standing.document["version"])))
    return [Reply((Block((told_by,)),), file=Attached(digest, name))]


async def told(
    office: Office, unit: Unit, caller: Caller, said: Said, files: Sequence[Evidence] = ()
) -> Reply:
    """What the words do, and the incident as it stands then."""
    if said.verb == "open":
        opened = await opened_by_words(office, unit, caller, said.words)
        return await page(office, unit, caller, opened, say("incident.is_open", number=opened.id))
    one = await wanted(unit, said.number)
    if said.verb == "report":
        return report_card(one, await make(office, unit, caller.member, one))
    if said.verb == "review":
        return report_card(one, await review(office, unit, caller.member, one, said.words))
    if said.verb == "claim" and not said.words:
        return claim_card(await case_of(unit, one), await unit.people.names())
    act = VERBS.get(said.verb or "")
    if act is None:
        raise refuse("incident.which_verb", words=said.words)
    above = await act(Telling(office, unit, caller, one, said.words, tuple(files)))
    return await page(office, unit, caller, await again(unit, one), above)


async def opened_by_words(office: Office, unit: Unit, caller: Caller, words: str) -> Incident:
    """A new incident under these words; without any the one that the specs tell of."""
    if not words.strip():
        return await flow.open_told(office, unit, caller.member)
    if not may(caller.member.role, Right.FILE):
        raise refuse("incident.not_yours")
    by, now = flow.who(caller.member), office.clock()
    wish = Wish(words.strip(), f"{by}:{now.isoformat()}", channel=flow.CHANNEL, owner=by)
    opened, _ = await flow.open_(unit, wish, by, now)
    return opened


async def shown(office: Office, unit: Unit, caller: Caller, said: Said) -> Reply:
    """The one that is meant; the list where several could be, or none is."""
    incidents = await unit.incidents.all()
    open_ones = [one for one in incidents if one.is_open]
    if said.number is not None:
        return await page(office, unit, caller, await wanted(unit, said.number))
    if len(open_ones) == 1:
        return await page(office, unit, caller, open_ones[0])
    house = await snapshot(office, unit)
    untold = house.incident if house.incident and not incidents else None
    return incidents_list(incidents, untold, house, await unit.people.names(), caller.member.role)


async def page(
    office: Office, unit: Unit, caller: Caller, one: Incident, above: Phrase | None = None
) -> Reply:
    """One incident as it stands."""
    house, people, case = await snapshot(office, unit), await unit.people.names(), await case_of(unit, one)
    lines, states = () if above is None else (above,), await states_of(unit, case, house)
    return incident_card(case, house, people, caller.member.role, states=states, above=lines)


async def wanted(unit: Unit, number: int | None) -> Incident:
    """The incident of that number, or the only open one. Refusal: none, or several."""
    if number is not None:
        found = await unit.incidents.get(number)
        if found is None:
            raise refuse("incident.unknown", number=number)
        return found
    open_ones = [one for one in await unit.incidents.all() if one.is_open]
    if len(open_ones) != 1:
        raise refuse("incident.which", numbers=tuple(str(one.id) for one in open_ones) or ("—",))
    return open_ones[0]


async def again(unit: Unit, one: Incident) -> Incident:
    """The same incident after what was done."""
    return await unit.incidents.get(one.id) or one


async def noted(telling: Telling) -> Phrase:
    evidence, rest = typed_evidence(telling.words, flow.who(telling.caller.member), telling.office.clock())
    await _add(telling, Entry(EntryKind.NOTE, telling.office.clock(), "", rest, {}, evidence))
    return say("incident.kept")


async def message(telling: Telling, direction: str) -> Phrase:
    said = quoted(telling.words)
    now = telling.office.clock()
    at = flow.noon(said.on, await telling.unit.property.get(), now, said.at)
    running = await telling.unit.sync_tests.running()
    body = {"direction": direction, "who": said.who}
    await _add(telling, Entry(EntryKind.MESSAGE, at, "", said.words, body))
    return say("incident.kept_while_testing") if running and direction == "out" else say("incident.kept")


async def received(telling: Telling) -> Phrase:
    return await message(telling, "in")


async def sent(telling: Telling) -> Phrase:
    return await message(telling, "out")


async def fact(telling: Telling) -> Phrase:
    said = stated(telling.words)
    body = {"topic": said.topic, "value": said.value, "where": said.where}
    await _add(telling, Entry(EntryKind.FACT, telling.office.clock(), "", "", body))
    return say("incident.kept")


async def booking(telling: Telling) -> Phrase:
    numbers, unknown = booking_numbers(telling.words), []
    for number in numbers:
        if not await telling.unit.reservations.numbered(number):
            unknown.append(number)
        await _add(telling, Entry(EntryKind.BOOKING, telling.office.clock(), "", "", {"number": number}))
    return say("incident.kept_unknown", number=", ".join(unknown)) if unknown else say("incident.kept")


async def decided(telling: Telling) -> Phrase:
    await _add(telling, Entry(EntryKind.DECISION, telling.office.clock(), "", telling.words))
    await _learned(telling)
    return say("incident.kept_decision")


async def imported(telling: Telling) -> Phrase:
    if not telling.files:
        raise refuse("incident.needs_file")
    await _add(telling, Entry(EntryKind.IMPORTED, telling.office.clock(), "", telling.words))
    return say("incident.kept")


async def claim(telling: Telling) -> Phrase:
    """« 12 retenir », "12 set aside", « 12 bidirectionnelle »: somebody judges what a document claims."""
    number, _, rest = telling.words.partition(" ")
    case = await case_of(telling.unit, telling.incident)
    found = waiting(case, number)
    said = of_entry(found)
    place = answer_to(said, rest)
    chosen = None if place is None else said.values[place]
    await judge(telling.office, telling.unit, telling.caller.member, case, found, chosen)
    return say("incident.kept") if chosen is not None else say("incident.left")


async def assigned(telling: Telling) -> Phrase:
    chosen = await flow.assign(
        telling.office, telling.unit, telling.caller.member, telling.incident, telling.words
    )
    return say("incident.now_of", person=chosen.person.name)


async def closed(telling: Telling) -> Phrase:
    office, unit, one = telling.office, telling.unit, telling.incident
    told_now, _ = judged(await found_out(office, unit, one))
    await flow.close(office, unit, telling.caller.member, one, telling.words, complete=told_now.whole)
    await _learned(telling)
    return say("incident.is_closed")


async def _learned(telling: Telling) -> None:
    """The same words in the decision log, under the incident's title."""
    office, unit, one = telling.office, telling.unit, telling.incident
    house = await snapshot(office, unit)
    asked = str(one.wish.title) or f"Incident {one.id}"
    await flow.learned(unit, one, telling.caller.member, asked, telling.words, house.hotel, house.now)


async def _add(telling: Telling, entry: Entry) -> None:
    by = flow.who(telling.caller.member)
    whole = Entry(entry.kind, entry.at, by, entry.words, entry.body, entry.evidence)
    await flow.add(
        telling.office, telling.unit, telling.caller.member, telling.incident, whole, telling.files
    )


async def tested(telling: Telling) -> Phrase:
    card = await propose(telling.office, telling.unit, telling.caller.member, telling.incident)
    return say("sync_test.asked", number=card.number)


async def looked(telling: Telling) -> Phrase:
    said = seen(telling.words)
    photo = next((one.value for one in telling.files if one.kind is EvidenceKind.PHOTO), None)
    office, unit, member = telling.office, telling.unit, telling.caller.member
    pictured = None if photo is None else Pictured(photo)
    await seen_by(
        office, unit, member, telling.incident, said.rooms, said.night, pictured=pictured, page=said.page
    )
    return say("incident.kept")


async def ordered(telling: Telling) -> Phrase:
    n = await investigate(telling.office, telling.unit, telling.caller.member, telling.incident)
    return say("incident.orders_given", n=n)


VERBS: Mapping[str, Callable[[Telling], Awaitable[Phrase]]] = {
    "note": noted,
    "received": received,
    "sent": sent,
    "fact": fact,
    "booking": booking,
    "decision": decided,
    "import": imported,
    "owner": assigned,
    "test": tested,
    "seen": looked,
    "investigate": ordered,
    "claim": claim,
    "close": closed,
}
COMMANDS = (
    Command("incident", "incident", incident, Right.READ, what=say("command.incident"), want="safe", rank=2),
)
