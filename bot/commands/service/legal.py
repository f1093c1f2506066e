"""Who is not declared yet, which papers end, and what does a quarter's tourist tax come to?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.command import Caller, Command
from bot.commands.bookings.arrivals import day_of
from bot.commands.service.printed import accent_of, on_shelf, printed, words_of
from bot.commands.taps import Beside
from bot.process.lazily import at
from domain.consent.rights import Right, may
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.missions.evidence import Evidence
from domain.money.taxes import quarter_of
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from domain.service.calling import CONFIRM, EXEMPT
from domain.service.legal import papers, rules
from domain.service.stay_tax import TaxStatement
from governance.office import Office
from governance.post.replies import Block, Line, Reply, reply
from governance.post.telling import tell
from governance.service.declaration_cards import declarations_list
from governance.service.declarations import note, of_day
from governance.service.papers import legal_page, set_paper
from governance.service.taxes import exempt, of_quarter, page, quarter_named, rows, statement_reply, sums
from store.unit import Unit

DEPOSIT = "declare-number:"


async def declarations(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Today's arrivals and how far their declaration is; « hier » and « 15/10 » name another day."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        day = today - ONE_DAY if fold(words.strip()) in {"hier", "yesterday"} else day_of(words, today)
        return [declarations_list(await of_day(unit, day), day, caller.member)]


async def on_declare(office: Office, caller: Caller, reservation: str, verb: str) -> Beside:
    """`declare:<booking>:<n>` says how many papers lack, `:deposited` asks for the number of the deposit."""
    if not reservation.isdecimal():
        return Beside(alert=say("error.unknown_card"))
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        booking = await unit.reservations.get(int(reservation))
        if booking is None:
            return Beside(alert=say("error.unknown_card"))
        try:
            if verb == "deposited":
                asked = reply(say("declaration.number_asked"))
                subject = f"{DEPOSIT}{reservation}"
                await tell(unit, [caller.member], asked, f"{subject}:{now.isoformat()}", now, subject=subject)
            elif verb.isdecimal():
                await note(office, unit, caller.member, int(reservation), missing=int(verb))
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, now)
        found = await of_day(unit, booking.check_in)
    return Beside(declarations_list(found, booking.check_in, caller.member))


async def deposited(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """The number of the deposit. Refusal: a file, no number, or one of an identity paper."""
    if files:
        raise refuse("declaration.no_pictures")
    reservation = int(subject.removeprefix(DEPOSIT))
    told = await note(office, unit, caller.member, reservation, deposited=words)
    return reply(say("declaration.deposited_now", number=told.deposited or ""))


async def legal(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Papers and rules; « insurance 31/12/2027 n° 12 » tells a last day, « confirmer guest_declaration » confirms.

    Refusal: no such code or day.
    """
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        if words.strip():
            first, _, rest = words.strip().partition(" ")
            if fold(first) in CONFIRM:
                await set_paper(office, unit, caller.member, rest.strip(), None, "")
            else:
                day, _, number = rest.strip().partition(" ")
                code = paper_named(first)
                await set_paper(office, unit, caller.member, code, last_day(day), number.strip()[:60])
        return await caller.heard(unit, office.clock(), await legal_page(unit, today))


def paper_named(said: str) -> str:
    """The code of a paper by itself or by its name. Refusal: none."""
    plain = fold(said)
    for code, paper in papers().items():
        if plain == code or any(plain in fold(name).split() for name in paper.name.by_language.values()):
            return code
    if plain in rules():
        return plain
    raise refuse("legal.unknown", said=said)


def last_day(said: str) -> date:
    """« 31/12/2027 ». Refusal: anything else."""
    try:
        day, month, year = (int(part) for part in said.split("/"))
        return date(year, month, day)
    except ValueError:
        raise refuse("legal.which_day", said=said) from None


async def taxes(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The quarter that was over last; « T3 2026 » another one; « exempter R123 2 résident » exempts two adults."""
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        first, _, rest = words.strip().partition(" ")
        if fold(first) in EXEMPT:
            count = await exempt(office, unit, caller.member, rest)
            return await caller.heard(unit, office.clock(), reply(say("tax.exempted", n=count)))
        quarter = quarter_named(words, today)
        return [statement_reply(await of_quarter(unit, quarter, today), hotel)]


async def on_tax(office: Office, caller: Caller, first: str, form: str) -> Beside:
    """`staytax:<first day>:xlsx` and `:pdf`: the quarter as a file."""
    if not may(caller.member.role, Right.FILE) or form not in {"xlsx", "pdf"}:
        return Beside(alert=say("tax.not_yours"))
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        quarter = Span(*quarter_of(date.fromisoformat(first)))
        told = await of_quarter(unit, quarter, today)
        words = words_of(caller.language, hotel, office)
        accent = await accent_of(unit)
        content = printed(page(told, hotel), words, accent) if form == "pdf" else workbook(told, words.plain)
        name = f"taxe-sejour-{quarter.first:%Y}-T{(quarter.first.month + 2) // 3}.{form}"
        shown = Reply(
            (Block((Line(say("tax.file", quarter=quarter)),)),), file=on_shelf(office, name, content)
        )
        await tell(unit, [caller.member], shown, f"tax:{first}:{form}:{now.isoformat()}", now)
        await caller.heard(unit, now)
    return Beside()


def workbook(told: TaxStatement, plain: Callable[[Phrase], str]) -> bytes:
    """The ledger and its sums as two sheets."""
    lines = [
        plain(one)
        for one in (
            say("tax.head_night"),
            say("tax.head_booking"),
            say("tax.head_person"),
            say("tax.head_tax"),
            say("tax.head_amount"),
            say("tax.head_exempt"),
        )
    ]
    heads = [
        plain(one)
        for one in (
            say("tax.head_tax"),
            say("tax.head_from"),
            say("tax.head_rate"),
            say("tax.head_persons_nights"),
            say("tax.head_taxed"),
            say("tax.head_exempt"),
            say("tax.head_amount"),
            say("tax.head_source"),
            say("tax.head_confirmed"),
        )
    ]
    names = plain(say("tax.sums")), plain(say("tax.ledger"))
    totals = sums(told, plain(say("value.yes")), plain(say("value.no")))
    as_workbook = at("channels.service.ledger:as_workbook")
    content: bytes = as_workbook([(names[0], heads, totals), (names[1], lines, rows(told))])
    return content


COMMANDS = (
    Command(
        "declarations", "declarations", declarations, what=say("command.declarations"), want="do", rank=9
    ),
    Command("legal", "legal", legal, Right.FILE, what=say("command.legal"), want="safe", rank=5),
    Command("taxes", "taxes", taxes, Right.FILE, what=say("command.taxes"), want="money", rank=6),
)
