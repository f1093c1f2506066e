"""What is a director's tool made with, and which tools may every seat hold?"""

from governance.conversation.toolbox.shown import UNTRUSTED, compact, figures_in, plain, shown
from governance.conversation.toolbox.typed import Unanswered, citing, drafting, quoting, tool

__all__ = [
    "UNTRUSTED",
    "Unanswered",
    "citing",
    "compact",
    "drafting",
    "figures_in",
    "plain",
    "quoting",
    "shown",
    "tool",
]
