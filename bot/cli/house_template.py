"""How does a house's way of working get into a file, and from there into another house? And how does one look?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.cli.speech import complain, tell
from bot.compose import composed
from bot.settings import Settings
from domain.errors import refuse
from domain.phrase import Phrase, say
from domain.tenancy.style import SETTING, Style, stored_style, style_of, styled
from domain.tenancy.template import Template, template_from, written
from governance.office import Office
from governance.tenancy.template_made import taken_out
from governance.tenancy.template_taken import Change, compared, taken_over
from store.house.shelf import written as written_whole

NOT_FOUND = 5
BY = "system"


async def template(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm house template ID --out FILE` hands on, `--template FILE [--dry-run]` takes over. 5: no such house."""
    async with composed(settings) as office:
        if not await _known(settings, office, arguments.path):
            return NOT_FOUND
        if arguments.template is not None:
            return await take(settings, office, arguments.path, arguments.template, dry=arguments.dry_run)
        if arguments.out is None:
            return complain(settings, say("template.out_where"))
        if arguments.out.exists():
            return complain(settings, say("backup.exists", path=str(arguments.out)))
        async with office.store.reading(arguments.path) as unit:
            made = await taken_out(office, unit)
    written_whole(arguments.out, written(made).encode())
    tell(settings, say("template.made", path=str(arguments.out), n=len(made.mandates)))
    return 0


async def take(settings: Settings, office: Office, house: str, file: Path, *, dry: bool) -> int:
    """Take a template over, or only say what it would change."""
    wanted = read(file)
    if dry:
        async with office.store.reading(house) as unit:
            changes = await compared(office, unit, wanted)
    else:
        changes = await taken_over(office, house, wanted, BY)
    tell(settings, *_told(changes))
    tell(settings, say("template.dry" if dry else "template.taken", n=sum(not one.left for one in changes)))
    return 0


def read(file: Path) -> Template:
    """The template in this file. Refusal: it cannot be read, or is none."""
    try:
        return template_from(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("template.unread", path=str(file)) from error


async def look(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm house look ID [--accent HEX] [--voice FILE] [--languages fr,en]`: how it looks and speaks."""
    async with composed(settings) as office:
        if not await _known(settings, office, arguments.path):
            return NOT_FOUND
        async with office.store.unit(arguments.path) as unit:
            before = style_of(await unit.settings.get(SETTING))
            told = arguments.languages.split(",") if arguments.languages is not None else None
            after = styled(before, arguments.accent, _voice(arguments.voice), told)
            if after != before:
                await unit.settings.set(SETTING, stored_style(after), by=BY, at=office.clock())
    tell(settings, _as_it_is(after))
    return 0


def _voice(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("template.unread", path=str(file)) from error


def _as_it_is(style: Style) -> Phrase:
    return say("template.style", accent=style.accent or "-", n=len(style.voice), languages=style.languages)


def _told(changes: Sequence[Change]) -> list[Phrase]:
    return [say("template.card", what=one.what) if one.card else one.what for one in changes]


async def _known(settings: Settings, office: Office, wanted: str | None) -> bool:
    async with office.store.hall_reading() as hall:
        known = tuple(await hall.property_ids())
    if wanted not in known:
        complain(settings, say("cli.unknown_property", wanted=wanted or "?", known=known))
    return wanted in known
