"""Does this file describe how lists or the house look, where a list was expected?"""

from __future__ import annotations

import re
from pathlib import PurePath

from domain.phrase import Phrase, say

_KEY = re.compile(r"^([a-z_]+):(?=\s|$)", re.MULTILINE)
_MAPPING = {"columns", "kind"}
_FORMAT = {"recognised_by", "headers"}
_LOOKED_AT = 65_536


def described(text: str, file: str) -> Phrase | None:
    """What a YAML file is, in a sentence that says where it belongs; None for what may be a list.

    The keys at the left edge alone are looked at: nothing in the file is built or followed.
    """
    keys = set(_KEY.findall(text[:_LOOKED_AT]))
    if keys >= _MAPPING:
        return say("import.describes_mapping", file=file)
    if keys >= _FORMAT:
        return say("import.describes_format")
    return say("import.yaml") if PurePath(file).suffix.lower() in {".yaml", ".yml"} else None
