"""How does a file that shows that something was done get onto the house's shelf?"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from bot.command import Caller
from bot.process.lazily import at
from channels.files.confined import confined
from domain.errors import Refusal, refuse
from domain.house.documents import Document, DocumentKind, kind_of, safe_name
from domain.missions.evidence import Evidence, EvidenceKind
from governance.missions.order_cards import who
from governance.office import Office
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Proof:
    """A file as it will be kept: `content` of a photo is without its position, `digest` that of what was sent."""

    name: str
    kind: DocumentKind
    digest: str
    size: int
    content: bytes


async def looked_at(sent_name: str, content: bytes) -> Proof:
    """The file, a photo cleaned in a process with limits. Refusal: it is no picture that anybody can open."""
    name = safe_name(sent_name)
    kind, digest, size = kind_of(name), hashlib.sha256(content).hexdigest(), len(content)
    if kind is DocumentKind.PHOTO:
        try:
            clean = await confined(at("channels.files.photo:without_position"), content)
        except Refusal:
            clean = None
        if clean is None:
            raise refuse("documents.photo_unread", name=name)
        content = clean
    return Proof(name, kind, digest, size, content)


async def kept(office: Office, unit: Unit, caller: Caller, proof: Proof, caption: str = "") -> Evidence:
    """On the shelf and among the house's documents, as this person's evidence. OSError where the disk is full."""
    now, person = office.clock(), caller.member.person.id
    if await unit.documents.by_digest(proof.digest) is None:
        office.shelf.keep(proof.digest, proof.name, proof.content)
        document = Document(
            token=secrets.token_urlsafe(12),
            digest=proof.digest,
            kind=proof.kind,
            name=proof.name,
            caption=caption,
            size=proof.size,
            person_id=person,
            forwarded=False,
            at=now,
        )
        await unit.documents.keep(document)
    shown = EvidenceKind.PHOTO if proof.kind is DocumentKind.PHOTO else EvidenceKind.DOCUMENT
    return Evidence(shown, proof.digest, who(caller.member), now)
