"""How do the words of a command line reach the function that they ask for?"""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.cli.engine import forecast_command
from bot.cli.options import Commands, for_agents, of_property, readable
from bot.cli.parser_of_houses import account_commands, billing_commands, tenancy_commands
from bot.cli.parser_of_work import incident_commands, website_commands, work_commands
from bot.cli.reads import READS
from bot.cli.tongue import Parser, Whole, day, worded
from bot.process.lazily import at
from domain.consent.rights import Role

MOST = 999_999_999  # a number of a row; what is longer is none


def parsed(argv: list[str]) -> argparse.Namespace:
    """What these words ask for; `only_reads` says that it changes nothing and starts nothing that outlives it."""
    parser = build()
    arguments = parser.parse_args(argv, argparse.Namespace(only_reads=False))
    arguments.help = parser.print_help
    return arguments


def dispatch(arguments: argparse.Namespace) -> int:
    """Check the configuration, act. 0 is well, 1 a finding, 2 a wrong request."""
    if not hasattr(arguments, "act"):
        arguments.help()
        return 2
    done: int = at("bot.cli.act:perform")(arguments)
    return done


def build() -> argparse.ArgumentParser:
    """The whole command line."""
    about = worded("The Digital C-Suite: a board of directors for a small hotel.")
    parser = Parser(prog="lhcm", description=about)
    commands = parser.add_subparsers(title=worded("commands"), metavar="COMMAND")

    def command(name: str, act: str, words: str) -> argparse.ArgumentParser:
        told = worded(words)
        sub = commands.add_parser(name, help=told, description=told)
        sub.set_defaults(act=f"bot.cli.{act}")
        return sub

    sub = command("demo", "act:demo", "the sample house in this terminal: no token, key or network")
    sub.add_argument("--home", type=Path, help="keep the demonstration's database in this folder")
    sub.add_argument("--date", type=day, help="the day to play, YYYY-MM-DD (default: today)")
    sub.add_argument("--page", action="store_true", help="as a page in the browser instead")
    sub.add_argument("--port", type=int, default=8088, help="of the page (default: 8088)")
    command("run", "act:run", "the bot")
    forecast_command(command)
    house_commands(command)
    tenancy_commands(command)
    account_commands(command)
    billing_commands(command)
    intake_commands(command)
    work_commands(command)
    data_commands(command)
    writing_commands(command)
    upkeep_commands(command)
    website_commands(command)
    incident_commands(command)
    return parser


def house_commands(command: Commands) -> None:
    """Commands on a house that exists."""
    sub = command("brief", "reading:brief", "preview the brief; files and claims nothing")
    of_property(sub)
    sub.add_argument("--date", type=day, help="as of the morning of a past day, YYYY-MM-DD")
    sub.add_argument("--format", choices=("text", "html", "json"), default="text")
    sub.add_argument("--language", choices=("fr", "en"), help="the terminal's own where none is named")
    sub = command("invite", "house:invite", "an invitation link for one person")
    of_property(sub)
    sub.add_argument("--role", type=Role, choices=list(Role), required=True)
    sub.add_argument("--name", help="how an agent is called: it gets a token instead of a link")
    sub = command("journal", "reading:journal", "verify the journal's chain, or show one subject's story")
    of_property(sub)
    sub.add_argument("what", choices=("verify", "show"))
    sub.add_argument(
        "number",
        nargs="?",
        type=Whole(1, MOST),
        help="the proposal to show (all of the journal: lhcm export)",
    )
    sub.add_argument("--format", choices=("text", "json"), default="text")
    sub = command("ask", "ask:ask", "an answer by rule to a question in plain words")
    sub.set_defaults(only_reads=True)
    of_property(sub)
    sub.add_argument("words", nargs="+")
    for_agents(sub)
    readable(sub)
    sub = command("day", "service:day", "one day of the house: arrivals, rooms, cars, meals, tasks")
    of_property(sub)
    sub.add_argument("--date", type=day, help="YYYY-MM-DD (default: tomorrow)")
    sub.add_argument("--out", type=Path, help="also as a page to print (PDF)")
    readable(sub)
    for one in READS:
        sub = command(one.name, "printed:shown", one.help)
        sub.set_defaults(place=one.place, by_role=one.by_role, only_reads=True)
        if one.agents:
            for_agents(sub)
        of_property(sub)
        sub.add_argument("--format", choices=("text", "json"), default="text")
        if one.language:
            sub.add_argument(
                "--language", choices=("fr", "en"), help="the terminal's own where none is named"
            )
        if one.words:
            sub.add_argument("words", nargs=one.words, help=one.hint)
    sub = command("doctor", "house:doctor", "configuration and data readiness")
    of_property(sub)
    sub.add_argument(
        "--deep",
        action="store_true",
        help="also every house's journal, its wires and accounts, what waits, and a restore on trial",
    )
    sub.add_argument("--format", choices=("text", "json"), default="text")


def intake_commands(command: Commands) -> None:
    """Commands on what came in, and on what nobody has told yet."""
    sub = command("booking", "bookings:booking", "one booking, and what each source said of it")
    of_property(sub)
    sub.add_argument("number", help="the channel manager's number, or the channel's own")
    readable(sub)
    sub = command("answer", "knowing:answer", "a fact about the house, with its source")
    of_property(sub)
    sub.add_argument("key", help="as `lhcm questions` lists it")
    sub.add_argument("value", nargs="+")
    sub.add_argument("--by", help="who said so (default: the terminal)")
    sub.add_argument("--source", help="where it stands: an address, a document, a page; an agent needs one")
    for_agents(sub)


def data_commands(command: Commands) -> None:
    """Commands that move data."""
    sub = command("import", "importing:import_", "specs (a folder), reservations or a rate calendar (a file)")
    of_property(sub)
    sub.add_argument("path", type=Path, nargs="?")
    sub.add_argument(
        "--undo", type=Whole(1, MOST), metavar="N", help="take import N back, while nothing newer touched it"
    )
    sub.add_argument("--map", type=Path, dest="mapping", help="a mapping file: which column means what")
    sub.add_argument(
        "--dry-run", action="store_true", help="check everything and say what would change, write nothing"
    )
    sub.add_argument("--partial", action="store_true", help="import the sound rows though others are refused")
    sub.add_argument("--format", choices=("text", "json"), default="text")
    sub.add_argument("--dates", choices=("day", "month"), help="what comes first in 03/04/2027")
    sub.add_argument(
        "--stays",
        choices=("together", "apart"),
        help="lines of one number on different nights: one booking with its amounts added, or a mistake",
    )
    sub.add_argument(
        "--hidden",
        choices=("take", "leave"),
        help="lines that the file hides: import them, or leave them out",
    )
    sub.add_argument(
        "--table",
        choices=("left", "right", "whole"),
        help="of two tables side by side the one to read, or that they are one",
    )
    sub.add_argument(
        "--column",
        action="append",
        metavar="FIELD=HEADER",
        help="which column is a field",
    )
    sub = command("export", "data:export", "data out, as CSV or JSON")
    of_property(sub)
    sub.add_argument("what", choices=("calendar", "own-prices", "reservations", "decisions", "journal"))
    sub.add_argument("--format", choices=("csv", "json"), default="csv")
    sub = command(
        "package", "package:package", "the master data package: what channels are told of the house"
    )
    of_property(sub)
    sub.add_argument("what", choices=("show", "lint", "import", "export"))
    sub.add_argument("path", nargs="?", type=Path, help="the material to import: a folder, a ZIP or a file")
    sub.add_argument("--dry-run", action="store_true", help="say what an import would fill, write nothing")
    sub.add_argument("--undo", action="store_true", help="of `import`: take the last import back")
    sub.add_argument("--rights", metavar="WHO", help="who gave the right to use the photos of an import")
    sub.add_argument("--channel", help="only what this channel asks: its name or code")
    sub.add_argument("--out", type=Path, metavar="DIR", help="where an export goes")
    sub.add_argument("--format", choices=("text", "json"), default="text")
    sub = command("mail", "mail:mail", "one pass over the mailbox now, and what it read")
    of_property(sub)
    sub.add_argument("--format", choices=("text", "json"), default="text")
    sub = command("schema", "schema:schema", "every JSON form that commands print")
    sub.add_argument("name", nargs="?", help="the form to describe")
    sub.set_defaults(agents=True)


def writing_commands(command: Commands) -> None:
    """Commands on what is written: what is read, and who may read it."""
    sub = command("learn", "learn:learn", "read a folder, so that its documents can be found and asked")
    of_property(sub)
    sub.add_argument("path", type=Path)
    sub.add_argument("--audience", choices=("owner", "operator", "staff"), help="who may read them")
    sub.add_argument("--forget", action="store_true", help="look through it no more, and cite nothing of it")
    readable(sub)
    sub = command(
        "chat", "chat:chat", "put an exported WhatsApp or Telegram chat onto the register of letters"
    )
    of_property(sub)
    sub.add_argument("path", type=Path)
    sub.add_argument(
        "--us", action="append", default=[], metavar="NAME", help="who in it speaks for the house"
    )
    sub.add_argument("--dates", choices=("dmy", "mdy"), help="whether its dates name day or month first")
    sub = command(
        "readers", "readers:readers", "say who may read a document, from now on and in every version"
    )
    of_property(sub)
    sub.add_argument("words", nargs="+", help="its name, or words of it")
    sub.add_argument("--audience", choices=("owner", "operator", "staff"), required=True)


def upkeep_commands(command: Commands) -> None:
    """Commands that keep the database."""
    sub = command("backup", "data:backup_", "a checked copy of the database, made while the bot works")
    sub.add_argument("path", type=Path)
    sub.add_argument(
        "--try",
        dest="trial",
        action="store_true",
        help="restore that copy where nobody lives, and say what it holds",
    )
    sub.add_argument(
        "--identity", type=Path, metavar="FILE", help="the age identity that opens it, for --try"
    )
    sub.add_argument(
        "--open", type=Path, metavar="FILE", help="open that copy into a new file, to be put back"
    )
    sub = command("voice", "voice:voice", "who listens to voice notes and who reads the brief aloud")
    sub.add_argument(
        "what", nargs="?", choices=("install",), help="bring a model that listens on this machine"
    )
    sub.add_argument("--model", default="small", help="which one is fetched (default: small)")
    sub.add_argument(
        "--from", dest="folder", type=Path, metavar="FOLDER", help="a folder with a model, instead"
    )
    sub = command("migrate", "migrating:migrate_", "bring the database's schema up to date")
    sub.add_argument(
        "--to", metavar="REVISION", help="another one, such as the last version's, to go back to it"
    )
