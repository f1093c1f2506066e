"""Do a command, a sentence, a tick and a read that nobody knew live from one file each?"""

import json
import sys
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from telegram.ext import CommandHandler

from bot import commands, orders, ticks
from bot.cli import parser, reads
from bot.command import Caller
from bot.commands import table
from bot.demo.talk import heard
from bot.orders import directives
from bot.orders.readers import READERS
from bot.orders.reading import ordered
from bot.settings import Settings
from bot.telegram import app
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from bot.terminal import render_text
from bot.words.phrases import Words
from domain.consent.actions import OpenMission
from tests.journeys.terminal import furnished
from tests.makers import CASABLANCA, TODAY
from tests.rooms.consent.stage import HOME, Stage

COMMAND = '''
"""What does /lanterne show?"""

from bot.command import Command
from domain.consent.rights import Right
from domain.phrase import say
from governance.post.replies import reply


async def lantern(office, caller, words):
    return [reply(say("text.words", words=f"Lanterne de {words}"))]


COMMANDS = (
    Command("lanterne", "lantern", lantern, Right.READ, what=say("text.words", words="les lanternes"), want="know"),
)
'''
SENTENCE = '''
"""Which words ask for light?"""

from bot.orders.effects import asked
from bot.orders.reader import Reader
from domain.consent.actions import OpenMission


LIGHT = Reader(
    "light",
    lambda heard: heard.text.startswith("allume "),
    lambda heard: OpenMission(heard.text, heard.hotel.currency),
    asked,
)
'''
TICK = '''
"""When are the lanterns lit?"""

from bot.clock.each import Each


async def light(office, property_id):
    async with office.store.unit(property_id) as unit:
        await unit.settings.set("lantern:patio", True, by="system", at=office.clock())


TICK = Each("lanterns", 60, light)
'''
READ = '''
"""What does `lhcm lanterns` tell?"""

from bot.cli.reads.read import as_told, in_a_unit
from domain.phrase import say
from governance.post.replies import reply


async def read(office, unit, words):
    hotel = await unit.property.get()
    told = reply(say("text.words", words=f"{hotel.name} : {words}"))
    return as_told({"schema": "lanterns/1", "house": hotel.id, "place": words}, told)


told = in_a_unit(read)
'''


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[Path]:
    """An empty place for one file; the module that it makes is forgotten."""
    yield tmp_path
    for name in [name for name in sys.modules if name.endswith((".made_up_words", ".lanterns"))]:
        del sys.modules[name]


def put(
    drawer: Path,
    package: ModuleType,
    source: str,
    monkeypatch: pytest.MonkeyPatch,
    name: str = "made_up_words",
) -> list[str]:
    """The file beside those of the package, whose path then holds both."""
    (drawer / f"{name}.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(drawer)])
    return list(package.__path__)


async def told(desk: Stage, line: str) -> str:
    answers = await heard(desk.office, Faces(desk.office), Caller(HOME, desk.owner), line)
    words = Words("fr", zone=CASABLANCA, today=TODAY)
    return "\n".join(render_text(answer, words) for answer in answers)


async def test_a_command_answers_is_in_the_guide_and_on_the_phone(
    desk: Stage, drawer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Je ne connais pas /lanterne." in await told(desk, "/lanterne patio")
    found = table.found_in(put(drawer, commands, COMMAND, monkeypatch))
    monkeypatch.setattr(table, "COMMANDS", found)
    monkeypatch.setattr(app, "COMMANDS", found)
    for command in found:
        for name in command.names:
            monkeypatch.setitem(table.BY_NAME, name, command)
    assert await told(desk, "/lanterne patio") == await told(desk, "/lantern patio") == "Lanterne de patio"
    assert "/lanterne" in await told(desk, "/aide")
    assert "les lanternes" in await told(desk, "/aide")
    telegram = app.build("1:twin", "http://localhost/bot", "http://localhost/file/bot")
    handlers = [one for group in telegram.handlers.values() for one in group]
    assert any("lanterne" in one.commands for one in handlers if isinstance(one, CommandHandler))


async def test_two_commands_never_share_a_name(drawer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(drawer, commands, COMMAND.replace('"lantern"', '"cash"'), monkeypatch)
    with pytest.raises(ValueError, match="cash"):
        table.found_in(path)


async def test_a_sentence_becomes_a_card_by_its_file_and_its_line(
    desk: Stage, drawer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, owner = "allume le patio", Caller(HOME, desk.owner)
    assert await directives.directive(desk.office, owner, words) is None
    put(drawer, orders, SENTENCE, monkeypatch)
    light = import_module("bot.orders.made_up_words").LIGHT
    monkeypatch.setattr(directives, "ordered", partial(ordered, readers=(*READERS, light)))
    assert await directives.directive(desk.office, owner, words) == ()
    async with desk.store.reading(HOME) as unit:
        [proposal] = await unit.proposals.open()
    assert proposal.action == OpenMission(words, "MAD")
    assert await directives.directive(desk.office, owner, "plombier 1 200 dh") == ()


async def test_a_tick_runs_in_every_house(desk: Stage, drawer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticks, "TICKS", ticks.found_in(put(drawer, ticks, TICK, monkeypatch)))
    bench = Bench(desk.office, Faces(desk.office))
    await ticks.rounds_of(desk.office, Settings()).seat()
    clockwork = {tick.name: tick for tick in ticks.house_ticks(Settings(), desk.office, bench)}
    assert {"brief", "lanterns"} <= set(clockwork)
    await clockwork["lanterns"].run()
    async with desk.store.reading(HOME) as unit:
        assert await unit.settings.get("lantern:patio") is True


def test_a_read_speaks_to_people_and_programs(
    tmp_path: Path, drawer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = furnished(tmp_path / "terminal")
    assert terminal.lhcm("lanterns").status == 2
    put(drawer, reads, READ, monkeypatch, "lanterns")
    line = reads.Read("lanterns", "which lanterns are lit", words="*")
    monkeypatch.setattr(parser, "READS", (*reads.READS, line))
    assert terminal.lhcm("lanterns", "patio", "bleu").out == "Villa Thaifa : patio bleu"
    printed = terminal.lhcm("lanterns", "patio", "--format", "json")
    assert json.loads(printed.raw) == {"schema": "lanterns/1", "house": "villa-thaifa", "place": "patio"}
