"""What becomes of documents that somebody sends to the house's mailbox?"""

from __future__ import annotations

import hashlib

from channels.mailbox import Header, Papers
from domain.conversation.secrets.masking import masked
from domain.house.documents import DOOR, SENDER, Document, DocumentKind, kind_of
from domain.registers.letter import LetterTold, party_of
from governance.office import Office


async def keep_papers(office: Office, property_id: str, header: Header, papers: Papers) -> int:
    """Keep each file once, as evidence alone: nothing is imported of it, and whoever runs the house may read it.

    The bytes come before their row, so that a crash between leaves nothing that a question would miss.
    """
    await _on_the_register(office, property_id, header, papers)
    kept = 0
    for paper in papers.files:
        digest = hashlib.sha256(paper.content).hexdigest()
        async with office.store.reading(property_id) as unit:
            known = await unit.documents.by_digest(digest)
        if known is not None:
            continue
        office.shelf.keep(digest, paper.name, paper.content)
        kind = kind_of(paper.name)
        document = Document(
            token=digest[:12],
            digest=digest,
            kind=DocumentKind.OTHER if kind is DocumentKind.TABLE else kind,
            name=paper.name,
            caption="",
            size=len(paper.content),
            person_id=0,
            forwarded=True,
            at=header.arrived_at,
            answers={DOOR: "mail", SENDER: papers.sender},
        )
        async with office.store.unit(property_id) as unit:
            await unit.documents.keep(document)
            body = {"digest": digest, "door": "mail"}
            await unit.journal.append(
                "document.kept", f"document:{digest[:12]}", "mail", body, office.clock()
            )
        kept += 1
    return kept


async def _on_the_register(office: Office, property_id: str, header: Header, papers: Papers) -> None:
    """Who told whom what, once for each mail: from the house to the others, or from its sender."""
    who = ", ".join(papers.others[:3]) if papers.ours and papers.others else papers.sender
    if not who:
        return
    async with office.store.unit(property_id) as unit:
        zone = (await unit.property.get()).zone
        told = LetterTold(
            who=who[:120],
            words=masked(papers.subject) or "—",
            on=header.arrived_at.astimezone(zone).date(),
            received=not papers.ours,
            way="mail",
        )
        source = f"mail:{papers.key[:64]}"
        await unit.letters.add(told, party_of(who), by="mail", at=office.clock(), source=source)
