"""How is a file of data that the house itself ships read?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there


def data_in(path: Path) -> Any:
    """What a YAML file of ours says, by safe types alone. OSError or YAMLError: the installation is torn."""
    return yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
