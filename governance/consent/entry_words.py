"""How does one entry of the journal read?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from domain.consent.proposal import State
from domain.phrase import Phrase, say
from governance.consent.desk.verdicts import STATE_WORDS
from governance.consent.entry_kinds import told
from governance.consent.setting_words import setting
from store.consent.journal import JournalEntry

IMPORTS = {"import.spec": say("journal.imported_spec"), "import.file": say("journal.imported_file")}
OBJECTIVES = {
    "objective.reviewed": "journal.objective_reviewed",
    "objective.kept": "journal.objective_kept",
    "objective.over": "journal.objective_over",
}
MOVED = {f"proposal.{state}": state for state in State}


def actor(entry: JournalEntry, people: Mapping[str, str]) -> Phrase | str:
    """Who did it: a person, a person by his mandate, a mandate alone, or the house itself."""
    kind, _, number = entry.actor.partition(":")
    if kind == "mandate":
        return say("mandate.by", mandate=int(number))
    name = people.get(entry.actor)
    if name and "mandate" in entry.body and entry.kind == "proposal.approved":
        return say("mandate.by_person", person=name, mandate=int(entry.body["mandate"]))
    return name or say("role.system")


def what(entry: JournalEntry, people: Mapping[str, str]) -> Phrase:
    """One entry in words; kinds that no sentence was written for show their technical name."""
    person = actor(entry, people)
    number = entry.body.get("number")
    if entry.kind == "proposal.filed":
        return say("journal.filed", number=number, person=person)
    if entry.kind in MOVED:
        return say("journal.moved", number=number, state=STATE_WORDS[MOVED[entry.kind]], person=person)
    if entry.kind == "proposal.explained":
        return say("journal.explained", number=number, person=person)
    if entry.kind in OBJECTIVES:
        return say(OBJECTIVES[entry.kind], objective=int(entry.subject.partition(":")[2]), person=person)
    if entry.kind in IMPORTS:
        return IMPORTS[entry.kind]
    if entry.kind == "setting.set":
        return setting(entry.subject.partition(":")[2], person, entry.body.get("value"))
    if entry.kind == "cell.observed":
        seen = Decimal(str(entry.body.get("price")))
        return say("journal.observed", number=number, person=person, price=seen)
    return told(entry, person) or say("text.words", words=f"{entry.kind} {entry.subject}")
