"""What does an answer say, when it may be anything?"""

from __future__ import annotations

import json
import math
import re
from typing import Any

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class NotJson(ValueError):
    """The text is not a JSON document that can be kept."""


def decode(text: str | bytes) -> Any:
    """The JSON value, with characters that no database keeps (NUL, lone surrogates) replaced by U+FFFD.

    Raises NotJson for anything else: HTML, NaN, numbers too long to read, nesting too deep to follow.
    """
    if isinstance(text, bytes):
        text = text.decode("utf-8", errors="replace")
    try:
        return _storable(json.loads(text, parse_constant=_no_constant, parse_float=_finite))
    except (ValueError, RecursionError) as error:
        raise NotJson(type(error).__name__) from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number beyond any figure")
    return number


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return _UNSTORABLE.sub("�", value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return value
