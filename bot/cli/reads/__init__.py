"""What can a person or a program read of a house in a terminal? One file each, one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Read:
    """`lhcm NAME [WORDS] [--property P] [--format text|json]`, as help shows it without loading what it reads.

    `told` in the file of its name reads one property with the words that follow, and files nothing; what it gives a
    program has its form in data/schemas/NAME.json. `words`: any number of them, at least one, or none at all;
    `hint` says what they mean. `language`: the text can be asked for in French or English, whatever the terminal
    speaks. `agents`: programs with a token of their own read it too, so there is no guest in it. `by_role`: its
    function is told who reads, behind the words.
    """

    name: str
    help: str
    words: Literal["*", "+"] | None = None
    hint: str | None = None
    language: bool = False
    agents: bool = False
    by_role: bool = False

    @property
    def place(self) -> str:
        """Where its function stands."""
        return f"{__name__}.{self.name}:told"


READS = (
    Read(
        "activation",
        "how far each sales channel is; a channel's name shows its steps",
        words="*",
        language=True,
        agents=True,
    ),
    Read("artifacts", "what was made: version, state, place, next action, and what is stale", agents=True),
    Read("cash", "what guests owe, and the taxes to remit", language=True),
    Read(
        "catalogue", "sales channels that lists name, and the orders that people gave", words="*", agents=True
    ),
    Read("cost", "what the models cost today, this month and by director"),
    Read(
        "curve",
        "how a night fills: a type, a night, a picture (price, forecast, pickup)",
        words="*",
        agents=True,
    ),
    Read("decisions", "the decision log and past verdicts; words search them", words="*", agents=True),
    Read("events", "what is coming in town, and what the last events really brought", agents=True),
    Read(
        "facts",
        "what stands of the house, each fact with its source; words choose among them",
        words="*",
        language=True,
        agents=True,
    ),
    Read(
        "find",
        "what the house's documents, facts, decisions and incidents say, each with its place",
        words="+",
        hint="words or a question, in any language",
        language=True,
        agents=True,
        by_role=True,
    ),
    Read(
        "guests",
        "conversations with guests; show and a number opens one",
        words="*",
        hint="inbox, show and a number, or bench: two hundred questions and your own, played",
        language=True,
    ),
    Read(
        "letters",
        "who outside was told what, when, and who is to be asked again; words choose",
        words="*",
    ),
    Read("mandates", "what may run without asking, and what it was used for", agents=True),
    Read("messages", "who was told what, and when"),
    Read("missions", "missions under way", agents=True),
    Read("objectives", "the owner's objectives, how far each has come, and the pace", agents=True),
    Read("precision", "forecasts against what the nights became", agents=True),
    Read("questions", "what is unknown about the house, and who can say", agents=True),
    Read(
        "result",
        "revenue, costs and GOP of the month, a month by name, or the year",
        words="*",
        hint="yesterday, ytd or a month by its name (default: this month)",
        language=True,
        agents=True,
    ),
    Read("rooms", "which rooms are ready, and whose they are"),
    Read(
        "scorecard",
        "the Revenue director's month, losses included; words name the month",
        words="*",
        agents=True,
    ),
    Read("simulate", "what a change of price would bring: suites -10%% in February", words="+", agents=True),
    Read("status", "the executive status: lights, blockers, today, what is coming", agents=True),
    Read(
        "terms",
        "what a sales channel leaves of a night, before signing",
        words="+",
        hint="the channel's name",
        agents=True,
    ),
)
