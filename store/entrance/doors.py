"""Who may come into the page of this property, and who is in?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select, update

from domain.entrance.passkey import Passkey
from domain.entrance.session import CODE_LASTS, IDLE, MOST_TRIES, Entry, Session, Way
from store.consent.people import token_hash
from store.entrance.passkeys import passkey_of
from store.models.entrance import PageLinkRow, PageSessionRow, PasskeyRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the hall knows of the doors: whose link or session a token is, whichever property it belongs to."""

    scope: Scope

    async def entry(self, raw: str) -> Entry | None:
        """The link behind a token, used, expired or not."""
        row = await self.scope.first(select(PageLinkRow).where(PageLinkRow.digest == token_hash(raw)))
        if row is None:
            return None
        return Entry(row.id, row.property_id, row.person_id, row.expires_at, row.device, row.used_at)

    async def exchanged(self, digest: str) -> bool:
        """Whether this signed launch has opened any house."""
        found = select(PageLinkRow.id).where(PageLinkRow.digest == digest)
        return await self.scope.first(found) is not None

    async def session(self, raw: str) -> Session | None:
        """The session behind a cookie, open or not."""
        row = await self.scope.first(select(PageSessionRow).where(PageSessionRow.digest == token_hash(raw)))
        return None if row is None else _session(row)

    async def passkeys(self, credential: str) -> Sequence[Passkey]:
        """The keys of this public name, in whichever house: one for each, where its person has kept it."""
        wanted = select(PasskeyRow).where(PasskeyRow.credential == credential).order_by(PasskeyRow.id)
        return [passkey_of(row) for row in await self.scope.all(wanted)]


@dataclass(frozen=True, slots=True)
class Doors:
    """Links into the page of one property, and the sessions on it. Raw tokens are given out once and not stored."""

    scope: Scope

    async def link(self, person_id: int, at: datetime, expires_at: datetime) -> str:
        """A token that opens the page once (43 characters); the earlier ones of this person stop."""
        raw = secrets.token_urlsafe(32)
        await self.stop_links(person_id, at)
        row = {"person_id": person_id, "digest": token_hash(raw), "made_at": at, "expires_at": expires_at}
        await self.scope.append(PageLinkRow, [row | {"device": None, "used_at": None}])
        return raw

    async def stop_links(self, person_id: int, at: datetime) -> int:
        """From now on no link of this person opens anything; how many did."""
        his = update(PageLinkRow).where(PageLinkRow.person_id == person_id, PageLinkRow.used_at.is_(None))
        return await self.scope.changed(his.values(used_at=at))

    async def launched(self, person_id: int, digest: str, at: datetime, expires_at: datetime) -> bool:
        """Note that this signed launch was exchanged for a session; False when it had been already."""
        row = {"person_id": person_id, "digest": digest, "made_at": at, "expires_at": expires_at}
        new = await self.scope.add_new(PageLinkRow, [row | {"device": None, "used_at": at}], ["digest"])
        return new == 1

    async def bind(self, link_id: int, device: str) -> bool:
        """The first device that follows a link keeps it; False for every other one."""
        mine = update(PageLinkRow).where(
            PageLinkRow.id == link_id,
            PageLinkRow.used_at.is_(None),
            or_(PageLinkRow.device.is_(None), PageLinkRow.device == device),
        )
        return bool(await self.scope.changed(mine.values(device=device)))

    async def use(self, link_id: int, device: str, at: datetime) -> bool:
        """Use a link up, once, on its device, before it expires."""
        mine = update(PageLinkRow).where(
            PageLinkRow.id == link_id,
            PageLinkRow.used_at.is_(None),
            PageLinkRow.device == device,
            PageLinkRow.expires_at > at,
        )
        return bool(await self.scope.changed(mine.values(used_at=at)))

    async def begin(
        self,
        person_id: int,
        way: Way,
        device: str,
        at: datetime,
        expires_at: datetime,
        proven_at: datetime | None,
    ) -> str:
        """Begin a session; its cookie's raw token (43 characters). `proven_at`: when he last proved it was he."""
        raw = secrets.token_urlsafe(32)
        row = {
            "person_id": person_id,
            "digest": token_hash(raw),
            "way": way.value,
            "device": device,
            "begun_at": at,
            "seen_at": at,
            "expires_at": expires_at,
            "proven_at": proven_at,
            "ended_at": None,
            "code": None,
            "code_until": None,
            "code_tries": 0,
        }
        await self.scope.append(PageSessionRow, [row])
        return raw

    async def sessions(self, person_id: int, at: datetime) -> Sequence[Session]:
        """The open sessions of a person, the one used last first."""
        return [one for one in await self.open_sessions(at) if one.person_id == person_id]

    async def open_sessions(self, at: datetime) -> Sequence[Session]:
        """Everybody's open sessions, the one used last first."""
        wanted = select(PageSessionRow).where(
            PageSessionRow.ended_at.is_(None),
            PageSessionRow.expires_at > at,
            PageSessionRow.seen_at > at - IDLE,
        )
        rows = await self.scope.all(wanted.order_by(PageSessionRow.seen_at.desc(), PageSessionRow.id.desc()))
        return [_session(row) for row in rows]

    async def seen(self, session_id: int, at: datetime) -> None:
        """Its person looked at the page."""
        mine = update(PageSessionRow).where(PageSessionRow.id == session_id)
        await self.scope.changed(mine.values(seen_at=at))

    async def end(self, session_id: int, person_id: int, at: datetime) -> bool:
        """End one session of this person; False when there was none to end."""
        mine = update(PageSessionRow).where(
            PageSessionRow.id == session_id,
            PageSessionRow.person_id == person_id,
            PageSessionRow.ended_at.is_(None),
        )
        return bool(await self.scope.changed(mine.values(ended_at=at)))

    async def end_all(self, person_id: int, at: datetime) -> int:
        """End every session of a person; how many there were."""
        his = update(PageSessionRow).where(
            PageSessionRow.person_id == person_id, PageSessionRow.ended_at.is_(None)
        )
        return await self.scope.changed(his.values(ended_at=at))

    async def ask_code(self, session_id: int, at: datetime) -> str:
        """A code of six digits for this session, which replaces the one before."""
        code = f"{secrets.randbelow(10**6):06}"
        mine = update(PageSessionRow).where(PageSessionRow.id == session_id)
        kept = token_hash(f"{session_id}:{code}")
        await self.scope.changed(mine.values(code=kept, code_until=at + CODE_LASTS, code_tries=0))
        return code

    async def prove(self, session_id: int, code: str, at: datetime) -> bool:
        """Whether this is the session's code, in time and within the tries; a right one is used up."""
        awaited = update(PageSessionRow).where(
            PageSessionRow.id == session_id,
            PageSessionRow.code.is_not(None),
            PageSessionRow.code_until > at,
            PageSessionRow.code_tries < MOST_TRIES,
        )
        if not await self.scope.changed(awaited.values(code_tries=PageSessionRow.code_tries + 1)):
            return False
        right = update(PageSessionRow).where(
            PageSessionRow.id == session_id, PageSessionRow.code == token_hash(f"{session_id}:{code}")
        )
        return bool(await self.scope.changed(right.values(proven_at=at, code=None)))

    async def proven(self, session_id: int, at: datetime) -> None:
        """Its person has shown otherwise that it is he; a code that waits is not asked for any more."""
        mine = update(PageSessionRow).where(PageSessionRow.id == session_id)
        await self.scope.changed(mine.values(proven_at=at, code=None))

    async def forget(self, before: datetime) -> int:
        """Delete links and sessions that ended before that; how many."""
        links = await self.scope.changed(delete(PageLinkRow).where(PageLinkRow.expires_at < before))
        over = or_(
            PageSessionRow.ended_at < before,
            PageSessionRow.expires_at < before,
            PageSessionRow.seen_at < before - IDLE,
        )
        return links + await self.scope.changed(delete(PageSessionRow).where(over))


def _session(row: PageSessionRow) -> Session:
    return Session(
        row.id,
        row.property_id,
        row.person_id,
        Way(row.way),
        row.device,
        row.begun_at,
        row.seen_at,
        row.expires_at,
        row.proven_at,
        row.ended_at,
    )
