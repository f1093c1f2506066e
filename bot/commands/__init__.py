"""Which commands does the house answer, by French name and English alias?"""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.arrivals import arrivals
from bot.commands.cash import cash
from bot.commands.channels import channels
from bot.commands.cost import cost
from bot.commands.curve import curve
from bot.commands.decisions import decisions
from bot.commands.events import events
from bot.commands.expenses import expenses
from bot.commands.guide import guide, welcome
from bot.commands.journal import journal
from bot.commands.mandates import mandates
from bot.commands.memory import memory
from bot.commands.missions import missions
from bot.commands.morning import brief
from bot.commands.objectives import objectives
from bot.commands.past import past_decisions
from bot.commands.pause import pause, resume
from bot.commands.precision import forecasts_scored
from bot.commands.pricing import ceiling, floor, lock, settings, tastes, unlock
from bot.commands.rates import rates
from bot.commands.result import result
from bot.commands.scorecard import director_scored
from bot.commands.status import status
from bot.commands.told import told
from bot.commands.trial import trial
from bot.commands.whatif import what_if
from bot.commands.yesterday import yesterday
from bot.front import Command
from domain.rights import Right

COMMANDS: tuple[Command, ...] = (
    Command("brief", "brief", brief),
    Command("decisions", "pending", decisions),
    Command("prix", "price", rates, Right.FILE),
    Command("arrivees", "arrivals", arrivals),
    Command("canaux", "channels", channels),
    Command("journal", "log", journal),
    Command("pause", "hold", pause, Right.PUSH_OFF),
    Command("aide", "help", guide),
    Command("caisse", "cash", cash, listed=False),
    Command("resultat", "result", result, listed=False),
    Command("objectifs", "objectives", objectives, listed=False),
    Command("mandats", "mandates", mandates, listed=False),
    Command("depense", "expense", expenses, Right.FILE, listed=False),
    Command("reprendre", "resume", resume, Right.PUSH_OFF, listed=False),
    Command("cout", "cost", cost, listed=False),
    Command("missions", "tasks", missions, listed=False),
    Command("mission", "task", missions, listed=False),
    Command("statut", "status", status, listed=False),
    Command("passees", "past", past_decisions, listed=False),
    Command("journal_com", "told", told, listed=False),
    Command("memoire", "memory", memory, listed=False),
    Command("courbe", "curve", curve, listed=False),
    Command("bilan", "scorecard", director_scored, listed=False),
    Command("evenements", "events", events, listed=False),
    Command("precision", "accuracy", forecasts_scored, listed=False, slow=True),
    Command("simuler", "simulate", what_if, listed=False, slow=True),
    Command("reglages", "settings", settings, listed=False),
    Command("plancher", "floor", floor, Right.FILE, listed=False),
    Command("plafond", "ceiling", ceiling, Right.FILE, listed=False),
    Command("verrouiller", "lock", lock, Right.FILE, listed=False),
    Command("deverrouiller", "unlock", unlock, Right.FILE, listed=False),
    Command("hier", "yesterday", yesterday, Right.FILE, listed=False),
    Command("essai", "trial", trial, Right.FILE, listed=False),
    Command("preferences", "tastes", tastes, listed=False),
    Command("start", "begin", welcome, listed=False),
)

BY_NAME: Mapping[str, Command] = {name: command for command in COMMANDS for name in command.names}
