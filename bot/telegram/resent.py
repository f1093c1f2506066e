"""How is a repeated message recognised?"""

from __future__ import annotations

from dataclasses import replace

from domain.phrase import say
from governance.post.replies import Block, Line, Reply


def marked_again(reply: Reply) -> Reply:
    """The same message with « renvoi » on top: its first copy may have arrived."""
    return replace(reply, blocks=(Block((Line(say("card.resent"), quiet=True),)), *reply.blocks))
