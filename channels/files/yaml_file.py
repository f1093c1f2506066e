"""What does a YAML file say, on which line, and does it fit its schema?"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from channels.files.problems import FileProblem, RowProblem, shown, unreadable
from domain.phrase import Phrase, say

SCHEMAS = Path(__file__).parents[2] / "data" / "specs" / "schema"


MAX_BYTES = 2_000_000
DEEPEST = 40
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there


class PlainLoader(_Loader):  # type: ignore[misc]
    """YAML with dates left as text (the schema says what is a date) and `on`, `yes`, `no` as words."""


PlainLoader.yaml_implicit_resolvers = {
    first: [
        (tag, regexp)
        for tag, regexp in resolvers
        if tag not in {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
    ]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
# YAML 1.2's booleans; 1.1 would read the key `on` as true.
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


_TYPES = {
    "string": "import.type.string",
    "integer": "import.type.integer",
    "number": "import.type.number",
    "boolean": "import.type.boolean",
    "array": "import.type.array",
    "object": "import.type.object",
    "null": "import.type.null",
}


def read_yaml(path: Path, schema: str, shown_as: str) -> tuple[Any, tuple[RowProblem, ...]]:
    """The document and everything in it that does not fit `schema`, each problem with its line.

    Raises FileProblem when there is no such file or it is not YAML at all.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise unreadable(shown_as, say("import.too_large", megabytes=MAX_BYTES // 1_000_000))
        text = path.read_text(encoding="utf-8-sig")
        refuse_bombs(text, shown_as)
        root = yaml.compose(text, Loader=PlainLoader)
        document = yaml.load(text, Loader=PlainLoader)  # noqa: S506 - a SafeLoader with one resolver less
    except FileNotFoundError:
        raise unreadable(shown_as, say("import.not_found")) from None
    except UnicodeDecodeError:
        raise unreadable(shown_as, say("import.spec.encoding")) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise unreadable(shown_as, say("import.spec.yaml", detail=error.problem or ""), line) from None
    except yaml.YAMLError:
        raise unreadable(shown_as, say("import.spec.yaml", detail="")) from None
    except ValueError:  # a number of thousands of digits, a date that does not exist
        raise unreadable(shown_as, say("import.spec.value")) from None
    if root is None:
        raise unreadable(shown_as, say("import.empty"))
    problems = [
        *(RowProblem(shown_as, line, say("import.spec.twice", name=name)) for line, name in _repeated(root)),
        *(
            RowProblem(shown_as, line_of(root, error.absolute_path), _sentence(error))
            for error in _validator(schema).iter_errors(document)
        ),
    ]
    return document, tuple(sorted(problems, key=lambda problem: problem.line))


def refuse_bombs(text: str, shown_as: str) -> None:
    """Nothing refers back to something else, and nothing is nested without end: both grow where they are read."""
    depth = 0
    for event in yaml.parse(text, Loader=PlainLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise unreadable(shown_as, say("import.spec.alias"), line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise unreadable(shown_as, say("import.spec.deep", most=DEEPEST), line)


def checked(path: Path, schema: str, shown_as: str) -> Any:
    """The document; FileProblem with its first problem when it does not fit."""
    document, problems = read_yaml(path, schema, shown_as)
    if problems:
        raise FileProblem(problems[0])
    return document


@functools.cache
def _validator(schema: str) -> Draft202012Validator:
    content = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(content, format_checker=FormatChecker())


def line_of(node: yaml.Node, path: Iterable[str | int]) -> int:
    """The line of the value at `path`, as far as the path goes."""
    line = node.start_mark.line + 1
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        node, line = found, found.start_mark.line + 1
    return line


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        item: yaml.Node = node.value[step]
        return item
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    return None


def _repeated(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Keys said twice in one mapping; YAML would silently keep the last."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, str(key.value)
            seen.add(key.value)
            yield from _repeated(value)


def _sentence(error: ValidationError) -> Phrase:
    where = ".".join(str(step) for step in error.absolute_path) or "."
    rule: Any = error.validator
    instance: Any = error.instance
    expected: Any = error.validator_value
    if rule == "required":
        absent = tuple(name for name in expected if name not in instance)
        return say("import.spec.missing", where=where, names=absent, n=len(absent))
    if rule in {"additionalProperties", "propertyNames"}:
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        strange = tuple(sorted(str(name) for name in instance if name not in known))
        return say("import.spec.unknown", where=where, names=strange, n=len(strange))
    found = "null" if instance is None else shown(instance)
    if rule == "type":
        kinds = tuple(say(_TYPES[name]) for name in ([expected] if isinstance(expected, str) else expected))
        return say("import.spec.type", where=where, found=found, expected=kinds)
    if rule == "enum":
        return say("import.spec.choice", where=where, found=found, expected=tuple(map(str, expected)))
    return say("import.spec.form", where=where, found=found, expected=f"{rule} {shown(expected)}")
