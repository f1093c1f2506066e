"""Is a mission understood as it was typed, and moved only by whom it concerns?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.missions.mission import MOVES, Mission, MissionState, MissionWish, may_move
from governance.missions.sentence import is_note, mission_from
from tests.makers import NOW

TODAY = date(2026, 11, 24)  # a Tuesday
PEOPLE = {"Said": "person:1", "Omar": "person:2", "Najib": "person:3"}
FRIDAY, THURSDAY = date(2026, 11, 27), date(2026, 11, 26)

UNDERSTOOD: list[tuple[str, dict[str, Any]]] = [
    ("photos chambre 12", {"title": "photos chambre 12", "eta": None}),
    (
        "photos chambre 12 P1 @Omar avant vendredi",
        {"title": "photos chambre 12", "priority": 1, "owner": "person:2", "eta": FRIDAY},
    ),
    ("@omar appeler Expedia p0 demain", {"title": "appeler Expedia", "priority": 0, "owner": "person:2"}),
    ("ouvrir Airbnb pour le 15 décembre", {"title": "ouvrir Airbnb", "eta": date(2026, 12, 15)}),
    ("send the master data by December 1 @Naj", {"title": "send the master data", "owner": "person:3"}),
    ("relire le contrat de mars", {"title": "relire le contrat de mars", "eta": None}),
    (
        "photos chambre 12 ; livrable : 12 photos ; critères : acceptées par HotelRunner ; relecteur : Said"
        " ; bloqué par : devis du photographe",
        {
            "title": "photos chambre 12",
            "deliverable": "12 photos",
            "criteria": "acceptées par HotelRunner",
            "reviewer": "person:1",
            "blocked_by": "devis du photographe",
        },
    ),
    ("rappelle-moi le contrat jeudi", {"title": "le contrat", "remind_on": THURSDAY, "note": True}),
    ("rappelle-moi jeudi de relire le contrat", {"title": "relire le contrat", "remind_on": THURSDAY}),
    ("remind me to call Expedia tomorrow", {"title": "call Expedia", "remind_on": date(2026, 11, 25)}),
    (
        "rappelle-moi d'appeler Weber demain à 10h",
        {"title": "appeler Weber à 10h", "remind_on": date(2026, 11, 25), "note": True},
    ),
    (
        "remind me to call Expedia on Thursday at 3 pm",
        {"title": "call Expedia at 3 pm", "remind_on": THURSDAY},
    ),
    ("Rappel : TPT le 20/01/2027", {"title": "TPT", "remind_on": date(2027, 1, 20), "note": True}),
]
REFUSED = [
    ("", "mission.no_title"),
    ("@Omar P1 avant vendredi", "mission.no_title"),
    ("rappelle-moi le contrat", "mission.no_day"),
    ("photos @Karim", "mission.unknown_person"),
    ("photos ; relecteur : Karim", "mission.unknown_person"),
    ("x" * 301, "mission.too_long"),
]


@pytest.mark.parametrize(("text", "expected"), UNDERSTOOD, ids=[text[:40] for text, _ in UNDERSTOOD])
def test_a_mission_is_understood_as_typed(text: str, expected: dict[str, Any]) -> None:
    wish = mission_from(text, TODAY, PEOPLE)
    assert {name: getattr(wish, name) for name in expected} == expected


@pytest.mark.parametrize(("text", "key"), REFUSED)
def test_what_is_missing_is_said(text: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        mission_from(text, TODAY, PEOPLE)
    assert refused.value.phrase.key == key


@given(st.text(max_size=320))
def test_any_text_is_a_mission_or_a_refusal(text: str) -> None:
    try:
        wish = mission_from(text, TODAY, PEOPLE)
    except Refusal:
        return
    assert wish.title.strip()
    assert wish.eta is None or wish.eta >= TODAY
    assert not wish.note or (is_note(text) and wish.remind_on is not None)


def mission(**fields: Any) -> Mission:
    wish = MissionWish("photos", reviewer=fields.pop("reviewer", None), eta=fields.pop("eta", None))
    given: dict[str, Any] = {"state": MissionState.DOING, "owner": "person:2", **fields}
    return Mission(7, "t", wish, created_by="person:1", created_at=NOW, changed_at=NOW, **given)


@given(
    st.sampled_from(list(MissionState)),
    st.sampled_from(list(MissionState)),
    st.sampled_from(["person:1", "person:2", "person:3"]),
    st.booleans(),
)
def test_nobody_judges_his_own_reviewed_work(
    state: MissionState, to: MissionState, person: str, in_charge: bool
) -> None:
    reviewed = mission(state=state, reviewer="person:1")
    allowed = may_move(reviewed, to, person, in_charge=in_charge)
    assert not allowed or to in MOVES[state]
    if to is MissionState.DONE:
        assert allowed == (to in MOVES[state] and person == "person:1")
    if not in_charge and person == "person:3":
        assert not allowed


def test_late_is_after_its_day_and_only_while_under_way() -> None:
    due = mission(eta=TODAY)
    assert not due.is_late(TODAY)
    assert due.is_late(TODAY + timedelta(days=1))
    assert not replace(due, state=MissionState.DONE).is_late(TODAY + timedelta(days=1))
