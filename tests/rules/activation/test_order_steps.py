"""Does every step of every channel make an order that can be carried out, and every field find its step once?"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bot.cli.work_forms import list_json, order_json, order_markdown
from bot.words.phrases import Words
from domain.missions.mission import Mission, MissionState, MissionWish
from domain.missions.order import MOST_ACTIONS, NOBODY, Instructions, Order
from domain.opening.profile import Profile, profiles
from domain.package.leaf import Leaf
from domain.package.package import gathered
from domain.phrase import say
from governance.activation.orders import BY_PEOPLE, fields_of, filled, instructions
from tests.makers import NOW, villa

SCHEMAS = Path(__file__).parents[3] / "data" / "schemas"
EVERY = sorted(profiles())


def order_of(told: Instructions) -> Order:
    wish = MissionWish("Expedia : Fiche de base", 1)
    return Order(Mission(7, "token", wish, NOBODY, MissionState.TODO, "person:2", NOW, NOW), told, "x", "y")


@pytest.mark.parametrize("code", EVERY)
def test_every_field_of_a_channel_stands_in_exactly_one_order(code: str) -> None:
    profile: Profile = profiles()[code]
    steps = [one for one in profile.flow if one.who in BY_PEOPLE]
    shared = Counter((one.sheet, one.name) for step in steps for one in fields_of(profile, step))
    assert shared == Counter((one.sheet, one.name) for one in profile.fields)


@pytest.mark.parametrize("code", EVERY)
def test_every_step_says_where_what_not_when_done_and_how_back(code: str) -> None:
    profile = profiles()[code]
    for language in ("fr", "en"):
        words = Words(language)
        for step in profile.flow:
            if step.who not in BY_PEOPLE:
                continue
            told = instructions(profile, step)
            assert 1 <= len(told.actions) <= MOST_ACTIONS
            for part in (told.actions, told.untouched, told.success, told.undo, told.report):
                assert part
                assert all(words.plain(phrase).strip() for phrase in part)


def test_an_order_of_no_action_or_of_twenty_one_is_none() -> None:
    for count in (0, MOST_ACTIONS + 1):
        with pytest.raises(ValueError, match="1 to 20"):
            Instructions(say("order.none"), (say("order.none"),) * count)


def test_the_forms_of_an_order_keep_the_published_schemas_and_show_what_is_missing() -> None:
    profile = profiles()["expedia"]
    told = instructions(profile, next(step for step in profile.flow if step.id == "rooms"))
    house = villa()
    leaf = Leaf("rooms.junior-suite.smoking", False, "spec", None, None, "written")
    rows = filled(order_of(told), gathered(house, [leaf]))
    words, people = Words("fr"), {"person:2": "Omar"}
    form = order_json(order_of(told), rows, (), people, words)
    _fits("work-order", form)
    _fits("work-list", list_json([order_of(told)], people))
    about = {(row["name"], row["about"]): row["value"] for row in form["fields"]}
    assert about["Smoking", "Suite Junior"] == "non"
    assert about["Smoking", "Chambre Triple"] is None
    shown = order_markdown(order_of(told), rows, (), people, words)
    assert "- Smoking (Suite Junior) → non" in shown
    assert "- Smoking (Chambre Triple) → [à fournir]" in shown
    assert replace(order_of(told), channel=None).channel is None


def _fits(name: str, form: object) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(form)
