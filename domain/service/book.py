"""What do the house's own lists say: tasks with their titles, the rules of the day, the words on a card?"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Any

from domain.data_file import data_in
from domain.phrase import Name
from domain.service.task import Area, Script, Task, TaskState, TaskWish

DATA = Path(__file__).parents[2] / "data" / "service"
# A number or a name in Latin letters inside Arabic keeps its place between these two marks.
MEALS = ("breakfast_at", "lunch_at", "dinner_at")
ISOLATE, END = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class TaskKind:
    """One line of `data/service/tasks.yaml`."""

    code: str
    area: Area
    sign: str
    minutes: int
    proof: str
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the checklist: the day from arrival or departure, and an hour or the minutes from theirs."""

    task: str
    of: str
    day: int
    at: time | None
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules of the day, as `data/service/plan.yaml` has them."""

    linen_every: int
    vip_before: int
    guest_before: int
    unknown_hour: time
    check_in: time
    stays_by: time
    begins: time
    breakfast_at: time
    lunch_at: time
    dinner_at: time
    cooking: int
    minutes: Mapping[str, int]
    rounds: tuple[tuple[str, time], ...]
    checklist: tuple[Step, ...]


@functools.cache
def kinds() -> Mapping[str, TaskKind]:
    """Every task by its code."""
    return {
        code: TaskKind(code, Area(one["area"]), one["sign"], one["minutes"], one["proof"], one["title"])
        for code, one in _read("tasks")["tasks"].items()
    }


@functools.cache
def plan() -> Plan:
    """The rules of the day."""
    told = _read("plan")
    steps = tuple(
        Step(
            one["task"],
            one["of"],
            one["day"],
            time.fromisoformat(one["at"]) if "at" in one else None,
            one.get("before"),
            one.get("after"),
        )
        for one in told["checklist"]
    )
    hours = {
        name: time.fromisoformat(told[name])
        for name in ("unknown_hour", "check_in", "stays_by", "begins", *MEALS)
    }
    return Plan(
        told["linen_every"],
        told["vip_before"],
        told["guest_before"],
        hours["unknown_hour"],
        hours["check_in"],
        hours["stays_by"],
        hours["begins"],
        hours["breakfast_at"],
        hours["lunch_at"],
        hours["dinner_at"],
        told["cooking"],
        told["minutes"],
        tuple((one["task"], time.fromisoformat(one["at"])) for one in told["rounds"]),
        steps,
    )


def word(name: str, script: Script) -> str:
    """A word on a card, in the script of its reader."""
    return str(_words()[name][script.value])


def title(task: Task, script: Script) -> str:
    """What is to be done, in the script of its reader; without the words that are no longer kept."""
    wish = task.wish
    shown = {"room": wish.room or "", "n": "" if wish.n is None else str(wish.n), "what": wish.what}
    if script is Script.ARABIC:
        shown = {name: f"{ISOLATE}{value}{END}" if value else "" for name, value in shown.items()}
    told = kinds()[wish.code].title[script.value].format_map(shown)
    return told if wish.what else told.rstrip(" :.")


def wish_named(wish: TaskWish) -> Name:
    """What is to be done before it is anybody's task, in both languages of whoever runs the house."""
    return named(Task(0, "", wish, None, TaskState.TODO))


def named(task: Task) -> Name:
    """The same for whoever runs the house, in both of its languages; a map is for whoever drives."""
    wish = replace(task.wish, what=task.wish.what.partition(", https://")[0])
    task = replace(task, wish=wish)
    return Name({"fr": title(task, Script.FRENCH), "en": title(task, Script.ENGLISH)})


@functools.cache
def _words() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = _read("words")
    return found


def _read(name: str) -> Any:
    return data_in(DATA / f"{name}.yaml")
