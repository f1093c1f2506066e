"""What does one day look like, and as a page to print?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.command import Caller, Command
from bot.commands.bookings.arrivals import day_of
from bot.commands.service.printed import accent_of, on_shelf, printed, words_of
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.nights import ONE_DAY
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Block, Line, Reply
from governance.post.telling import tell
from governance.service.sheet import sheet_of
from governance.service.sheet_page import sheet_page, sheet_reply


async def sheet(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Tomorrow without words; « aujourd'hui », « samedi », « 15/10 » name another day."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        day = day_of(words, today) if words.strip() else today + ONE_DAY
        return [sheet_reply(await sheet_of(office, unit, day))]


async def on_sheet(office: Office, caller: Caller, day: str, form: str) -> Beside:
    """`sheet:<day>:pdf`: the page as a file."""
    if not may(caller.member.role, Right.READ):
        return Beside(alert=say("task.not_yours"))
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        shown = await sheet_of(office, unit, date.fromisoformat(day))
        words = words_of(caller.language, shown.hotel, office)
        file = on_shelf(
            office, f"feuille-{day}.pdf", printed(sheet_page(shown, now), words, await accent_of(unit))
        )
        told = Reply((Block((Line(say("sheet.title", day=shown.day)),)),), file=file)
        await tell(unit, [caller.member], told, f"sheet-pdf:{day}:{now.isoformat()}", now)
        await caller.heard(unit, now)
    return Beside()


COMMANDS = (Command("feuille", "sheet", sheet, what=say("command.feuille"), want="know", rank=3),)
