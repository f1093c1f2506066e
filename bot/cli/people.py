"""Who may come into a house, and how does whoever runs the machine let somebody out of it?"""

from __future__ import annotations

import argparse
import json
from typing import Any

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.compose import composed
from bot.settings import Settings
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.phrase import say
from domain.tenancy.role_words import ROLE_WORDS
from domain.tenancy.seats import check_owned, meant
from governance.office import Office
from governance.tenancy.people import Here, close_invitation, here, seat_of, set_role, shut_out
from store.consent.people import Member

BY = "system"
NOT_ALLOWED, NOT_FOUND = 4, 5


async def people(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm people [list|out|lost|role|uninvite]`. 4: nobody would own the house; 5: nobody of that name."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            found = await here(unit, office.clock())
        if arguments.what == "list":
            return shown(settings, property_id, found, arguments.format)
        if not arguments.words:
            return complain(settings, say("people.cli_who"))
        try:
            return await _changed(settings, arguments, office, property_id, found)
        except Refusal as refusal:
            complain(settings, refusal.phrase)
            key = refusal.phrase.key
            return (
                NOT_FOUND
                if key in {"people.nobody", "people.several", "people.no_invitation"}
                else NOT_ALLOWED
            )


async def _changed(
    settings: Settings, arguments: argparse.Namespace, office: Office, property_id: str, found: Here
) -> int:
    who, *rest = arguments.words
    if arguments.what == "uninvite":
        async with office.store.unit(property_id) as unit:
            number = int(who) if who.isdecimal() and len(who) < 16 else 0
            closed = await close_invitation(office, unit, BY, number)
        if not closed:
            complain(settings, say("people.no_invitation", n=number))
            return NOT_FOUND
        tell(settings, say("people.uninvited"))
        return 0
    target = _target(found, who)
    if arguments.what == "role":
        role = next((one for one in Role if rest and one.value == rest[0]), None)
        if role is None:
            return complain(settings, say("people.no_such_role"))
        async with office.store.unit(property_id) as unit:
            await set_role(unit, target, role, BY, office.clock())
        tell(settings, say("people.role_is", name=target.person.name, role=ROLE_WORDS[role]))
        return 0
    only = None if arguments.what == "lost" else (property_id,)
    if only is not None:
        check_owned(seat_of(target), found.seats)
    houses = await shut_out(office, target.person.telegram_id, BY, only)
    tell(settings, say("people.lost_done", name=target.person.name, n=len(houses)))
    return 0


def _target(found: Here, words: str) -> Member:
    seat = meant(words, found.seats)
    return next(one for one in found.members if one.person.id == seat.person)


def shown(settings: Settings, property_id: str, found: Here, form: str) -> int:
    """Everybody, devices and invitations."""
    if form == "json":
        print(json.dumps(as_json(property_id, found), ensure_ascii=False, indent=2))
        return 0
    for one in found.members:
        name, role = one.person.name or str(one.person.id), ROLE_WORDS[one.role]
        tell(
            settings,
            say(
                "people.cli_line", n=one.person.id, name=name, role=role, devices=len(found.of(one.person.id))
            ),
        )
    for invited in found.invitations:
        until = invited.expires_at.astimezone(found.zone).date()
        tell(settings, say("people.cli_invited", n=invited.id, role=ROLE_WORDS[invited.role], until=until))
    return 0


def as_json(property_id: str, found: Here) -> dict[str, Any]:
    """As data/schemas/people.json describes it; without any account number."""
    return {
        "schema": "people/1",
        "property": property_id,
        "people": [
            {
                "id": one.person.id,
                "name": one.person.name,
                "role": one.role.value,
                "since": one.since.isoformat(),
                "brief": one.brief,
                "devices": [
                    {"device": session.device, "way": session.way.value, "seen": session.seen_at.isoformat()}
                    for session in found.of(one.person.id)
                ],
            }
            for one in found.members
        ],
        "invitations": [
            {"id": one.id, "role": one.role.value, "until": one.expires_at.isoformat(), "by": one.created_by}
            for one in found.invitations
        ],
    }
