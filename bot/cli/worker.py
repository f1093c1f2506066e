"""Who works in this shell: a person by name, or an agent by his token; and which files does he hand in?"""

from __future__ import annotations

import argparse
import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.command import Caller
from bot.process.lazily import at
from bot.settings import Settings
from channels.files.confined import confined
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.house.documents import Document, DocumentKind, kind_of, safe_name
from domain.missions.evidence import Evidence, EvidenceKind
from domain.phrase import Phrase
from governance.missions.order_cards import who
from governance.office import Office
from store.consent.people import AGENT_PREFIX
from store.unit import Unit

MOST_BYTES = 20 * 2**20


class NotAllowed(Exception):
    """The token or the name opens nothing here; `phrase` says why."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase
        super().__init__(str(phrase))


async def worker(
    settings: Settings, arguments: argparse.Namespace, unit: Unit, now: datetime
) -> Caller | None:
    """The agent of the token, else the person named by `--by`; None where neither is given.

    Raises NotAllowed for a token that does not count, for both at once, and for a name that nobody has.
    """
    given = settings.lhcm_agent_token
    raw = arguments.token or (given.get_secret_value() if given else None)
    if raw is not None:
        if arguments.by is not None:
            raise NotAllowed(refuse("work.token_and_name").phrase)
        member = await unit.people.by_key(raw.strip(), now) if raw.startswith(AGENT_PREFIX) else None
        if member is None:
            raise NotAllowed(refuse("work.bad_token").phrase)
        return Caller(unit.property_id, member, arguments.language)
    if arguments.by is None:
        return None
    named = [one for one in await unit.people.members() if fold(one.person.name) == fold(arguments.by)]
    people = [one for one in named if one.person.has_a_phone]  # an agent comes with his token only
    if len(people) != 1:
        raise NotAllowed(refuse("work.nobody", name=arguments.by).phrase)
    return Caller(unit.property_id, people[0], arguments.language)


async def kept_files(
    office: Office, unit: Unit, caller: Caller, paths: Sequence[Path]
) -> tuple[Evidence, ...]:
    """Files on the house's shelf, a photo without its position. Refusal: not there, too large, no picture."""
    found = []
    for path in paths:
        if not path.is_file():
            raise refuse("work.no_file", name=str(path))
        if path.stat().st_size > MOST_BYTES:
            raise refuse("work.file_too_large", name=path.name)
        found.append(await keep(office, unit, caller, path.name, path.read_bytes()))
    return tuple(found)


async def keep(office: Office, unit: Unit, caller: Caller, sent_name: str, content: bytes) -> Evidence:
    """One file on the shelf and in the house's documents."""
    digest, name = hashlib.sha256(content).hexdigest(), safe_name(sent_name)
    kind, now = kind_of(name), office.clock()
    size = len(content)
    if kind is DocumentKind.PHOTO:
        try:
            clean = await confined(at("channels.files.photo:without_position"), content)
        except Refusal:
            clean = None
        if clean is None:
            raise refuse("documents.photo_unread", name=name)
        content = clean
    before = await unit.documents.by_digest(digest)
    if before is None:
        office.shelf.keep(digest, name, content)
        person = caller.member.person.id
        token = secrets.token_urlsafe(12)
        await unit.documents.keep(
            Document(token, digest, kind, name, "", size, person, forwarded=False, at=now)
        )
    shown = EvidenceKind.PHOTO if kind is DocumentKind.PHOTO else EvidenceKind.DOCUMENT
    return Evidence(shown, digest, who(caller.member), now)
