"""What is answered where neither a rule nor a model does: what writings say, else what can be asked."""

from __future__ import annotations

from bot.command import Caller
from bot.commands.knowledge.finding import answer_from_writings
from bot.questions.asking import nearest
from governance.office import Office
from governance.post.replies import Reply


async def otherwise(office: Office, caller: Caller, words: str) -> Reply | None:
    """The words of a writing that answer it, with their place; else the questions nearest to it; None for staff."""
    return await answer_from_writings(office, caller, words) or await nearest(office, caller, words)
