"""Does everything that a person reads pass through the catalogues?"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.words.catalogue import read

ROOT = Path(__file__).parents[3]
ROOMS = ("bot", "boardroom", "directors", "governance", "channels", "store", "domain")
SOURCES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if path.stat().st_size]
SCHEMA = ROOT / "data" / "specs" / "schema"


def schema_words(name: str, *path: str) -> set[str]:
    """The words that a specs schema allows in one place."""
    place = json.loads((SCHEMA / f"{name}.json").read_text(encoding="utf-8"))["properties"]
    for step in path:
        place = place[step]
    return set(place["enum"])


SPECS = [
    yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "data" / "specs").glob("*/property/property.yaml"))
]
CATALOGUE = [message for message in read("fr") if message.id]
KEYS = {m.id if isinstance(m.id, str) else m.id[0] for m in CATALOGUE}
COUNTED = {m.id[0] for m in CATALOGUE if m.pluralizable}
FIELDS = {
    (m.id if isinstance(m.id, str) else m.id[0]): set(re.findall(r"\{(\w+)", str(m.string)))
    for m in CATALOGUE
}
# Who says a key, and which argument it is.
SPEAKERS = {"say": 0, "refuse": 0, "Phrase": 0, "Phrase.of": 0}
# Keys made from a closed set of words: the prefix, and where the set is written down.
FAMILIES = {
    "readiness.stated.": schema_words("open", "statements", "items", "properties", "subject"),
    "readiness.room_lacks.": schema_words("rooms", "rooms", "items", "properties", "missing", "items"),
    "fact.": {name for specs in SPECS for name in specs["master_data"] if name != "cancellation_policy"},
}
# Said by the house as it was: rows of messages still hold them.
REMEMBERED = {"brief.revpar_partial", "brief.strip", "join.sentences"}
# The modules that hand on a key which they were given.
PASS_ON = {"domain/phrase.py", "domain/phrase_json.py", "domain/errors.py", "bot/words/phrases.py"}
# What puts words in front of a person.
SINKS = {"Line", "Button", "reply", "print", "write", "answer", "alert"}
SINKS |= {"send_message", "edit_message_text", "answer_callback_query", "reply_text", "reply_html"}
SINKS |= {"BotCommand", "say", "refuse"}
# Help loads no catalogue; the engine's calendar answers to programs; the simulated house is data, as guests would
# write it.
LEFT_ALONE = (
    "bot/cli/french",
    "domain/prices/events/",
    "channels/simulated/",
)
# Words that are listened for: people say them to the house.
HEARD = "calling.py"
SENTENCE = re.compile(r"[^\W\d_]{2,}[,;:.]?\s+[^\W\d_]+")
FRENCH = re.compile(r"(?i)[éèêàâçùûôîïœ«»’]|\b(?:le|la|les|des|une|pas|vous|est)\b")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def nodes(source: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source)))


def keys_of(argument: ast.expr, tables: dict[str, ast.expr]) -> Iterator[str]:
    """The keys that an expression may give; ValueError when nobody can tell by reading."""
    match argument:
        case ast.Constant(value=str(value)):
            yield value
        case ast.IfExp(body=body, orelse=orelse):
            yield from keys_of(body, tables)
            yield from keys_of(orelse, tables)
        case ast.Subscript(value=ast.Name(id=name)) if name in tables:
            yield from keys_of(tables[name], tables)
        case ast.Dict(values=choices) | ast.Tuple(elts=choices):
            for choice in choices:
                yield from keys_of(choice, tables)
        case ast.JoinedStr(values=[ast.Constant(value=str(prefix)), ast.FormattedValue()]) if (
            prefix in FAMILIES
        ):
            yield from (prefix + word for word in sorted(FAMILIES[prefix]))
        case ast.Attribute(attr="key"):
            return  # a phrase hands on its own key
        case _:
            raise ValueError(ast.unparse(argument))


def tables_in(tree: list[ast.AST]) -> dict[str, ast.expr]:
    """Every table of the module by name: the only way to choose among keys."""
    found: dict[str, ast.expr] = {}
    for node in tree:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name] = value
    return found


def said(source: str) -> Iterator[tuple[str, int, ast.Call]]:
    """Every key said in a module, with its line and the call that says it."""
    tree = nodes(source)
    tables = tables_in(tree)
    for node in tree:
        if not isinstance(node, ast.Call) or (place := SPEAKERS.get(ast.unparse(node.func))) is None:
            continue
        if len(node.args) > place:
            for found in keys_of(node.args[place], tables):
                yield found, node.lineno, node


def values_of(call: ast.Call) -> set[str] | None:
    """The names of the values that a call hands over; None when it spreads a mapping."""
    if ast.unparse(call.func) == "Phrase" or any(keyword.arg is None for keyword in call.keywords):
        return None
    return {keyword.arg for keyword in call.keywords if keyword.arg}


def bypasses(source: str) -> Iterator[tuple[int, str]]:
    """Sentences in a module that reach a person, or are French, without a catalogue key."""
    tree = nodes(source)
    left_alone = {id(node.value) for node in tree if isinstance(node, ast.Expr)}  # documentation
    for node in tree:
        if says_itself(node):
            left_alone |= {id(part) for part in ast.walk(node)}
    for node in tree:
        if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] in SINKS:
            yield from _literal_sentences(node)
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in left_alone
            and "(?" not in node.value  # a pattern: what is listened for, never said
            and SENTENCE.search(node.value)
            and FRENCH.search(node.value)
        ):
            yield node.lineno, node.value


def says_itself(node: ast.AST) -> bool:
    """A name in every language, words that are listened for, or what a button types in somebody's place."""
    match node:
        case ast.Call(func=func):
            return ast.unparse(func) in {"Name", "_words", "phrases"}
        case ast.JoinedStr(values=[ast.FormattedValue(value=ast.Name(id="WORDS")), *_]):
            return True
        case _:
            return False


def _literal_sentences(call: ast.Call) -> Iterator[tuple[int, str]]:
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        if says_itself(argument):
            continue
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        for part in parts:
            if not isinstance(part, ast.Constant) or not isinstance(part.value, str) or part.value in KEYS:
                continue
            if SENTENCE.search(part.value):
                yield part.lineno, part.value


def wrong_phrases(path: Path) -> Iterator[str]:
    """What a file says under a key that no catalogue holds, or without a value that its sentence needs."""
    try:
        found = list(said(path.read_text(encoding="utf-8")))
    except ValueError as unread:
        yield f"{shown(path)} says a key that nobody can read: {unread}"
        return
    for name, line, call in found:
        if name not in KEYS:
            yield f"{shown(path)}:{line} says {name}, which no catalogue holds"
            continue
        needed = FIELDS[name] | ({"n"} if name in COUNTED else set())
        values = values_of(call)
        if values is not None and not needed <= values:
            yield f"{shown(path)}:{line} says {name} without {sorted(needed - values)}"


def test_every_phrase_has_its_sentence_and_its_values() -> None:
    assert [wrong for path in SOURCES if shown(path) not in PASS_ON for wrong in wrong_phrases(path)] == []


def test_no_sentence_bypasses_the_catalogues() -> None:
    assert [
        f"{shown(path)}:{line}: {sentence}"
        for path in SOURCES
        if not shown(path).startswith(LEFT_ALONE) and path.name != HEARD
        for line, sentence in bypasses(path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize(
    "source",
    [
        'Line("Nothing to decide")',
        'print(f"Rien pour {name}, merci")',
        'bot.send_message(chat, text="hello there")',
        'say("text.words", words="typed by hand")',
        'x = "la chambre est libre"',
    ],
)
def test_the_rule_sees_a_sentence_that_bypasses(source: str) -> None:
    assert list(bypasses(source))


@pytest.mark.parametrize("source", ['say(f"state.{state}")', 'say("state." + state)', "refuse(key)"])
def test_the_rule_sees_a_key_that_nobody_can_read(source: str) -> None:
    with pytest.raises(ValueError, match=r"state|key"):
        list(said(source))


def test_the_rule_reads_tables_and_choices() -> None:
    source = 'T = {1: "a.b", 2: "c.d"}\nsay(T[x], n=1)\nsay("e.f" if x else "g.h")'
    assert [found for found, _, _ in said(source)] == ["a.b", "c.d", "e.f", "g.h"]


def test_no_sentence_stands_in_the_catalogues_that_nobody_says() -> None:
    """A key is written whole where it is said, kept in a table, or of one of the families."""
    written = {
        node.value
        for path in SOURCES
        for node in nodes(path.read_text(encoding="utf-8"))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    data = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "data").rglob("*.yaml")))
    families = {prefix + word for prefix, words in FAMILIES.items() for word in words}
    assert [key for key in sorted(KEYS - written - families - REMEMBERED) if key not in data] == []
