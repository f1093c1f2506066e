"""What is a director's tool made with, and which tools may every seat hold?"""

from governance.toolbox.shown import UNTRUSTED, compact, figures_in, plain, shown
from governance.toolbox.typed import Unanswered, drafting, quoting, tool

__all__ = [
    "UNTRUSTED",
    "Unanswered",
    "compact",
    "drafting",
    "figures_in",
    "plain",
    "quoting",
    "shown",
    "tool",
]
