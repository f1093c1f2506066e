"""How are photos and papers named that people sent as evidence?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.house.documents import Document
from domain.phrase import say
from governance.post.replies import Line

MOST = 5


def files_shown(files: Sequence[Document]) -> list[Line]:
    """« Preuves : photo-1.jpg (23 nov. 14:05), facture.pdf »; nothing without any."""
    if not files:
        return []
    named = [say("evidence.file", name=one.name, at=one.at) for one in files[-MOST:]]
    if len(files) > MOST:
        named.append(say("evidence.more", n=len(files) - MOST))
    return [Line(say("evidence.listed", files=tuple(named), n=len(files)))]
