"""Where was something about a sales channel read, when, and how far is it to be believed?"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from domain.data_file import data_in
from domain.phrase import Name

CHANNELS = Path(__file__).parents[2] / "data" / "channels"
# The channel's own pages; somebody's observation; a guide that may be out of date; general knowledge; nobody said.
Trust = Literal["documented", "observed", "dated", "background", "unknown"]


@dataclass(frozen=True, slots=True)
class Source:
    """`on` is the year, month or day that it was read, or that it speaks of where it is old."""

    id: str
    title: Name
    on: str
    trust: Trust


@functools.cache
def sources() -> Mapping[str, Source]:
    """Every source of data/channels/sources.yaml by its short name."""
    document = read_checked(CHANNELS / "sources.yaml", "sources")
    return {
        key: Source(key, Name(row["title"]), row["date"], row["trust"])
        for key, row in document["sources"].items()
    }


def read_checked(path: Path, schema: str) -> dict[str, Any]:
    """A document that fits data/channels/schema. Raises ValueError with the file and place that does not."""
    try:
        document: dict[str, Any] = data_in(path)
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: {error}") from error
    # Said on first use: it is only needed where somebody opens a channel.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    validator = Draft202012Validator(json.loads((CHANNELS / "schema" / f"{schema}.json").read_text("utf-8")))
    for misfit in validator.iter_errors(document):
        raise ValueError(f"{path.name}: {misfit.json_path}: {misfit.message[:200]}")
    return document
