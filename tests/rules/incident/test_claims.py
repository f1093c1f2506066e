"""Is what a report or thread states read as the person would read it, and nothing that it does not state?"""

from __future__ import annotations

import pytest

from domain.errors import Refusal
from domain.incident.claims import Claim, Written, answer_to, as_body, claims_in, contradicts, unjudged
from domain.incident.incident import Entry, EntryKind
from tests.makers import NOW

# What is written, and each topic with the values that it may mean.
SAYS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "- **Connection type:** Two-way reservations & availability": [("connection_kind", ("two_way",))],
    "Type de connexion : sens unique": [("connection_kind", ("one_way",))],
    "| Allocation Type | No changes |": [("allocation", ("no_changes",))],
    "Allocation Type = autre": [("allocation", ("another",))],
    "The mapping of the 8 types was right.": [("mapping", ("right",))],
    "The auto-import feature was not found in any menu.": [("auto_import", ("absent",))],
    "Auto-import : introuvable": [("auto_import", ("absent",))],
    "Auto-import is missing, or was found by nobody.": [("auto_import", ("absent", "found"))],
    "Last run: three weeks ago (2025-12-08)": [("last_import", ("three weeks ago (2025-12-08)",))],
    "Failed updates: 0": [("failed_updates", ("none",))],
    "Lecture seule : non": [("read_only", ("no",))],
    "No settings were touched; read-only mode is no problem.": [],
    "Support told Omar: “It must stay, or inventory won't update.”": [
        ("support_reason", ("It must stay, or inventory won't update.",))
    ],
    "Le support a répondu « réparé ».": [("support_reason", ("réparé",))],
    "Confirmation r599233355, Chambre Double Supérieure": [("booking", ("R599233355",))],
    "12/11/2026, 14:05 - Omar: Le canal montre encore 2 chambres": [
        ("message", ("Le canal montre encore 2 chambres",))
    ],
    "[2026-11-12 14:05] Support HotelRunner : c'est réparé": [("message", ("c'est réparé",))],
    "12/11/2026 à 14:05 - Omar : Le canal\nmontre encore 2\n\u200e[12/11/26, 14:31:05] Support : c'est réparé": [
        ("message", ("Le canal montre encore 2",)),
        ("message", ("c'est réparé",)),
    ],
    "11/12/26, 2:30 PM - Support: it must stay": [],  # which of the two is the month?
    "The weather was fine and the guests were happy.": [],
    "": [],
}


@pytest.mark.parametrize("text", SAYS)
def test_what_a_line_states(text: str) -> None:
    assert [(one.topic, one.values) for one in claims_in([Written(text, "p. 2")])] == SAYS[text]


def test_the_quotation_and_its_place_stand_with_it_and_the_same_is_said_once() -> None:
    text = "Intro.\nConnection type: two-way.\nLater again: connection type: two-way."
    [first, *others] = claims_in([Written(text, "p. 3"), Written(text, "p. 9")])
    assert (first.quote, first.place, others) == ("Connection type: two-way.", "p. 3", [])


def test_a_message_keeps_who_and_when() -> None:
    [one] = claims_in([Written("12/11/2026 support HotelRunner : il doit rester")])
    assert (one.who, one.day, one.values) == ("support HotelRunner", "12/11/2026", ("il doit rester",))


def line(number: int, claim: Claim) -> Entry:
    return Entry(EntryKind.CLAIM, NOW, "person:2", claim.quote, as_body(claim, "r.pdf"), id=number)


def test_a_claim_contradicts_facts_and_other_claims_and_those_come_first() -> None:
    fact = Entry(EntryKind.FACT, NOW, "person:1", "", {"topic": "connection_kind", "value": "one_way"}, id=1)
    mapping = line(2, Claim("mapping", ("right",), "mapping right"))
    two_way = line(3, Claim("connection_kind", ("two_way",), "two-way"))
    booking = line(4, Claim("booking", ("R1234567",), "R1234567"))
    told = [fact, mapping, two_way, booking]
    assert contradicts(two_way, told) == (fact,)
    assert contradicts(mapping, told) == contradicts(booking, told) == ()
    assert [one.id for one in unjudged(told)] == [3, 2, 4]
    other = line(5, Claim("mapping", ("wrong",), "mapping wrong"))
    assert contradicts(mapping, [*told, other]) == (other,)
    judged = Entry(EntryKind.JUDGED, NOW, "person:2", "", {"claim": 3, "kept": False}, id=6)
    assert [one.id for one in unjudged([*told, judged])] == [2, 4]


def test_an_answer_keeps_leaves_or_says_which() -> None:
    sure = Claim("connection_kind", ("two_way",), "")
    either = Claim("auto_import", ("absent", "found"), "")
    assert (answer_to(sure, "Retenir"), answer_to(sure, "set aside"), answer_to(either, "trouvé")) == (
        0,
        None,
        1,
    )
    for claim, words in ((either, "keep"), (sure, ""), (sure, "sens unique")):
        with pytest.raises(Refusal):
            answer_to(claim, words)
