"""Which commands does the house answer, by French name and English alias?"""

from __future__ import annotations

from collections.abc import Mapping

from bot.command import Command
from bot.commands.bookings.arrivals import arrivals
from bot.commands.bookings.channels import channels
from bot.commands.bookings.reservation import reservation
from bot.commands.consent.decisions import decisions
from bot.commands.consent.journal import journal
from bot.commands.consent.mandates import mandates
from bot.commands.consent.objectives import objectives
from bot.commands.consent.past import past_decisions
from bot.commands.consent.pause import pause, resume
from bot.commands.conversation.cost import cost
from bot.commands.conversation.memory import memory
from bot.commands.day.morning import brief
from bot.commands.day.status import status
from bot.commands.guide import guide, welcome
from bot.commands.house.questions import questions
from bot.commands.missions.missions import missions
from bot.commands.money.expenses import expenses
from bot.commands.post.told import told
from bot.commands.prices.curve import curve
from bot.commands.prices.events import events
from bot.commands.prices.precision import forecasts_scored
from bot.commands.prices.rates import rates
from bot.commands.prices.rules import ceiling, floor, lock, settings, tastes, unlock
from bot.commands.prices.scorecard import director_scored
from bot.commands.prices.trial import trial
from bot.commands.prices.whatif import what_if
from bot.commands.prices.yesterday import yesterday
from bot.commands.result.cash import cash
from bot.commands.result.result import result
from domain.consent.rights import Right

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
    Command("questions", "questions", questions, Right.FILE, listed=False),
    Command("reservation", "booking", reservation, listed=False),
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
