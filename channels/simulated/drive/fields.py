"""Which parts of an answer does a `fields` parameter ask for: `nextPageToken,files(id,name)`?"""

from __future__ import annotations

from typing import Any


def chosen(told: dict[str, Any], fields: str) -> dict[str, Any]:
    """Only these, as Google does. ValueError for brackets that do not close."""
    wanted, rest = _read(fields)
    if rest:
        raise ValueError(f"fields: {fields}")
    return _only(told, wanted)


def _only(told: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name, inner in wanted.items():
        if name in told:
            value = told[name]
            if inner is None:
                found[name] = value
            elif isinstance(value, list):
                found[name] = [_only(one, inner) for one in value]
            else:
                found[name] = _only(value, inner)
    return found


def _read(words: str) -> tuple[dict[str, Any], str]:
    found: dict[str, Any] = {}
    name = ""
    while words:
        letter, words = words[0], words[1:]
        if letter == "(":
            found[name], words = _read(words)
            name = ""
            continue
        if letter in ",)":
            if name:
                found[name] = None
            name = ""
            if letter == ")":
                return found, words
            continue
        name += letter
    if name:
        found[name] = None
    return found, words
