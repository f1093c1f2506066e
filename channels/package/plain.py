"""How is the package written as JSON and YAML?"""

from __future__ import annotations

import json
from typing import Any

import yaml

from domain.package.package import Package
from domain.package.tree import tree


def as_json(package: Package) -> str:
    """The document of data/schemas/package.json."""
    return json.dumps(tree(package), ensure_ascii=False, indent=2) + "\n"


def as_yaml(package: Package) -> str:
    """The same document for people to read."""
    document: Any = tree(package)
    return str(yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110))
