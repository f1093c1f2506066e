"""How does a stranger's house become one of ours in one sitting: questions, what he has, and its first brief?"""

from __future__ import annotations

import tempfile
from datetime import timedelta
from functools import partial
from pathlib import Path, PurePosixPath

from bot.cli.house import bot_name
from bot.cli.interview import Interview
from bot.cli.speech import complain, tell, words_for
from bot.commands.package.material_face import told
from bot.compose import composed
from bot.imports import Wish, import_file, import_spec
from bot.material import Wanted, bring
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.phrases import Words
from channels.material.bundle import Entry, entries_of
from domain.consent.rights import Role
from domain.conversation.secrets.masking import is_masked, masked
from domain.errors import refuse
from domain.house.facts.answers import Answer, Known, read_answer
from domain.phrase import Phrase, say
from domain.property import Property
from domain.tenancy.identity import identity_from
from domain.tenancy.template import Template
from governance.day.morning import written
from governance.house.answering import answered
from governance.house.asking import how_far, questions_of
from governance.office import Office, snapshot
from governance.post.replies import Reply
from governance.tenancy.founding import MOST_QUESTIONS, found_in, identified, still_asked
from governance.tenancy.template_taken import taken_over

WHO = "terminal"
VALID_FOR = timedelta(hours=24)
FEW = 6
SPEC = Path("property", "property.yaml")
Founded = tuple[Property, dict[str, object]]


async def begin(
    settings: Settings,
    name: str | None,
    evidence: Path | None,
    *,
    taken: tuple[str, ...] = (),
    pattern: Template | None = None,
) -> int:
    """Found the house, ask what is open, read what there is, end with its first brief. 2: no house was named.

    `pattern` is another house's way of working, with which it begins: what stands there is not asked.
    """
    async with composed(settings) as office:
        talk = Interview(words_for(settings))
        if evidence is not None and (evidence / SPEC).is_file():
            property_id = await from_spec(settings, office, evidence, taken)
        else:
            found = await named(office, talk, name, taken)
            property_id = await found_house(office, found)
            await ask_next(office, talk, property_id, until=1)  # its rooms: what comes is read against them
            if evidence is not None:
                await read_evidence(settings, office, property_id, evidence)
        if pattern is not None:
            changes = await taken_over(office, property_id, pattern, "system")
            tell(settings, say("template.taken", n=sum(not one.left for one in changes)))
        return await go_on(settings, office, property_id, talk)


async def from_spec(settings: Settings, office: Office, folder: Path, taken: tuple[str, ...]) -> str:
    """The house of a spec folder. Refusal: it has problems, or such a house is there."""
    async with office.store.hall_reading() as hall:
        known = {*await hall.property_ids(), *taken}
    look = await import_spec(office.store, folder, office.clock(), dry_run=True)
    if look.property_id in known:
        raise refuse("founding.there_already", house=look.property_id)
    done = await import_spec(office.store, folder, office.clock(), dry_run=False)
    if done.property_id is None:
        complain(settings, *(problem.said() for problem in done.problems[:FEW]))
        raise refuse("cli.nothing_written", n=len(done.problems))
    return done.property_id


async def named(office: Office, talk: Interview, name: str | None, taken: tuple[str, ...]) -> Founded:
    """Who it is and where it stands: as an option, else asked. Refusal: nobody said."""
    if name is not None:
        return await identified(office, name, taken)
    async with office.store.hall_reading() as hall:
        known = [*await hall.property_ids(), *taken]
    said = talk.ask(say("founding.who"), partial(_same_if_sound, taken=known))
    if said is None:
        raise refuse("founding.what")
    return await identified(office, said, taken)


async def found_house(office: Office, found: Founded) -> str:
    """The new house's id, once its row stands."""
    house, dossier = found
    async with office.store.unit(house.id) as unit:
        await found_in(unit, house, dossier, None, "system", office.clock())
    return house.id


async def go_on(settings: Settings, office: Office, property_id: str, talk: Interview | None = None) -> int:
    """Ask on, then show what is known, the first brief, and how the owner comes in."""
    talk = talk or Interview(words_for(settings))
    await ask_next(office, talk, property_id, until=MOST_QUESTIONS)
    async with office.store.reading(property_id) as unit:
        house = await snapshot(office, unit)
        brief = await written(office, unit, house, house.today)
        asked = await questions_of(unit)
        owners = await unit.people.members(Role.OWNER)
    words = Words(words_for(settings).language, zone=house.hotel.zone, today=house.today)
    print("\n" + render_text(brief.reply, words) + "\n")
    tell(settings, say("founding.stands", house=house.hotel.name, id=property_id), how_far(asked.found))
    if any(not one.settled for one in asked.found):
        tell(settings, say("founding.goes_on", id=property_id))
    if not owners:
        await invite_owner(settings, office, property_id)
    return 0


async def ask_next(office: Office, talk: Interview, property_id: str, *, until: int) -> None:
    """The most useful questions first, each answer kept at once, until so many were asked or he has had enough."""
    passed: frozenset[str] = frozenset()
    begun = talk.asked
    while not talk.over and talk.asked < MOST_QUESTIONS and talk.asked - begun < until:
        async with office.store.reading(property_id) as unit:
            following = await still_asked(unit, passed)
            currency = (await unit.property.get()).currency
        if following is None:
            return
        passed |= {following.ask.key}
        value = talk.ask(following.ask.phrase, partial(_answer, following, currency), _options(following))
        if not talk.over:
            await keep(office, property_id, following.ask.key, value)


async def keep(office: Office, property_id: str, key: str, value: str | None) -> None:
    """One answer in one unit; None is kept too: he does not know."""
    async with office.store.unit(property_id) as unit:
        fact = Answer(key, value, WHO, WHO, WHO, office.clock())
        await answered(unit, await questions_of(unit), fact)


async def read_evidence(settings: Settings, office: Office, property_id: str, path: Path) -> None:
    """Facts and photos into the package, lists of bookings into the books; what was not read is named."""
    done = await bring(office, Wanted(property_id, path), office.clock())
    async with office.store.reading(property_id) as unit:
        words = words_for(settings, (await unit.property.get()).zone)
    print(render_text(Reply([*told(done, path.name, FEW)]), words))
    lists = {one.file for one in done.material.unread if one.phrase == say("material.bookings")}
    for entry in entries_of(path):
        if isinstance(entry, Entry) and entry.name in lists:
            await read_list(settings, office, property_id, entry)


async def read_list(settings: Settings, office: Office, property_id: str, entry: Entry) -> None:
    """A list of bookings or prices among the material, all or nothing, with its problems."""
    with tempfile.TemporaryDirectory(prefix="lhcm-list-") as folder:
        file = Path(folder) / PurePosixPath(entry.name).name
        file.write_bytes(entry.content())
        done = await import_file(office.store, file, office.clock(), Wish(property_id=property_id))
    if done.problems:
        tell(settings, *(problem.said() for problem in done.problems[:FEW]))
    else:
        tell(settings, say("founding.list_read", name=entry.name, n=done.count))


async def invite_owner(settings: Settings, office: Office, property_id: str) -> None:
    """The link that lets the owner in, once, within a day."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        token = await unit.people.invite(Role.OWNER, now + VALID_FOR, "system", now)
    name = await bot_name(settings, office.store, property_id)
    tell(settings, say("founding.owner_link"))
    print(f"https://t.me/{name}?start=inv_{token}" if name else f"/start inv_{token}")


def _same_if_sound(words: str, taken: list[str]) -> str:
    identity_from(words, taken)
    return words


def _answer(known: Known, currency: str, words: str) -> str:
    """What he typed, as it is stored. Refusal: it is no answer to this question, or a secret."""
    if is_masked(masked(words)):
        raise refuse("secret.masked")
    return read_answer(known.ask, words, currency)


def _options(known: Known) -> list[tuple[Phrase, str]]:
    return [(known.ask.label(value), value) for value in known.ask.options]
