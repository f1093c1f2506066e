"""What does a phrase say in a person's language?"""

from __future__ import annotations

import functools
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any

from babel.lists import format_list
from markupsafe import Markup, escape

from bot.words.catalogue import NARROW, NO_BREAK, Language, sentences, typeset, untagged
from bot.words.values import Manner, clock, day, decimal, far, money, percent
from domain.money import Money
from domain.nights import ONE_DAY, Span
from domain.phrase import Name, Percent, Phrase

_SEPARATORS = {"dots": f"{NO_BREAK}· ", "commas": ", ", "spaces": " ", "lines": "\n", "joined": ""}
# Columns of a table in a fixed pitch: each item as wide as this, with the manner in which a date is shown in it.
_COLUMNS = {"columns": 3, "wide_columns": 4}
# Names and rules from the house's data files are typed as plainly as the catalogues.
_typeset = functools.lru_cache(1024)(typeset)
_SPAN_KEYS = {"from": ("span.on", "span.from"), "nights": ("span.night", "span.nights")}


@dataclass(frozen=True, slots=True)
class Words:
    """A language at a house: `zone` sets its clocks, `today` says which dates need their year; `linked` makes links
    of what the catalogue's own words name, where a screen has them.

    Raises KeyError for a phrase whose key the catalogue does not hold or whose values are incomplete, and
    ValueError for a value shown in a manner that it does not know.
    """

    language: Language
    zone: tzinfo = UTC
    today: date | None = None
    linked: Callable[[str], str] | None = None

    def text(self, phrase: Phrase) -> Markup:
        """The sentence as Telegram HTML; the values are data and arrive escaped."""
        return Markup(self._fill(phrase, markup=True))  # noqa: S704 - templates are ours, values are escaped

    def plain(self, phrase: Phrase) -> str:
        """The sentence for a button, an alert or a terminal: no markup, nothing escaped."""
        return self._fill(phrase, markup=False)

    def _fill(self, phrase: Phrase, *, markup: bool) -> str:
        template = sentences(self.language).template(phrase.key, phrase.args.get("n"))
        if not markup:
            template = untagged(template)
        shown: list[str] = []
        for literal, name, spec, _ in string.Formatter().parse(template):
            shown.append(self.linked(literal) if markup and self.linked is not None else literal)
            if name is not None:
                shown.append(self._value(phrase.args[name], spec or "", markup=markup))
        return "".join(shown)

    def _value(self, value: Any, spec: str, *, markup: bool) -> str:
        if isinstance(value, Phrase):
            return self._fill(value, markup=markup)
        if isinstance(value, tuple | list):
            if spec in _COLUMNS:
                return self._columns(value, _COLUMNS[spec], markup=markup)
            of_item = "" if spec in _SEPARATORS or spec == "semicolons" else spec
            return self._list([self._value(item, of_item, markup=markup) for item in value], spec)
        if isinstance(value, Span):
            return self._span(value, spec)
        shown = self._scalar(value, spec)
        return str(escape(shown)) if markup else shown

    def _columns(self, items: Sequence[Any], width: int, *, markup: bool) -> str:
        shown = (self._value(i, "column" if isinstance(i, date) else "", markup=markup) for i in items)
        return "".join(one.rjust(width) for one in shown)

    def _scalar(self, value: Any, spec: str) -> str:
        if value is None or isinstance(value, bool):
            return self.plain(Phrase(_FLAGS[value]))
        if isinstance(value, str):
            return value
        if isinstance(value, Name):
            return _typeset(value.by_language.get(self.language) or str(value), self.language)
        return self._measure(value, spec)

    def _measure(self, value: Any, spec: str) -> str:
        manner = Manner(self.language, self.zone, self.today)
        if isinstance(value, Money):
            return money(value, spec, manner)
        if isinstance(value, Percent):
            return percent(value, spec, manner)
        if isinstance(value, Decimal | int):
            return decimal(value, spec, manner)
        if isinstance(value, datetime) and (not spec or spec == "moment"):
            return self._moment(value, manner) if spec else clock(value, manner)
        if isinstance(value, date):
            return day(value.astimezone(self.zone) if isinstance(value, datetime) else value, spec, manner)
        if isinstance(value, time):
            return clock(value, manner)
        raise ValueError(f"no manner of showing {type(value).__name__}")

    def _list(self, items: Sequence[str], spec: str) -> str:
        if spec == "semicolons":
            return (f"{NARROW}; " if self.language == "fr" else "; ").join(items)
        if spec in _SEPARATORS:
            return _SEPARATORS[spec].join(items)
        return format_list(items, locale=Manner(self.language, self.zone).locale) if items else ""

    def _moment(self, value: datetime, manner: Manner) -> str:
        """The time alone today, « hier 22:10 », else day and time."""
        local = value.astimezone(self.zone).date()
        shown = clock(value, manner)
        if local == self.today:
            return shown
        if self.today and abs(local - self.today) == ONE_DAY:
            key = "moment.yesterday" if local < self.today else "moment.tomorrow"
            return self.plain(Phrase.of(key, time=shown))
        return self.plain(Phrase.of("moment.on", day=local, time=shown))

    def _span(self, span: Span, spec: str) -> str:
        """First → last night; `stay` to the departure, `from`, `nights` and `days` as one says them."""
        if spec == "stay":
            return self._ends("span.range", span.first, span.last + ONE_DAY, "day", "number")
        if spec == "week":
            return f"{span.first.day}–{span.last.day}".ljust(6)
        if spec == "days":
            return self._ends("span.days", span.first, span.last, "weekday_number", "weekday_number")
        if spec == "from_days":
            alone = self._ends("span.from", span.first, span.last, "weekday_number", "weekday_number")
            return alone if len(span) > 1 else self.plain(Phrase.of("span.on", day=alone))
        single, several = _SPAN_KEYS.get(spec, ("", "span.range"))
        if len(span) > 1:
            return self._ends(several, span.first, span.last, "day", "number")
        manner = Manner(self.language, self.zone, self.today)
        alone = day(span.first, "day" if single else "plain", manner)
        return self.plain(Phrase.of(single, day=alone)) if single else alone

    def _ends(self, key: str, first: date, last: date, spec: str, spec_same_month: str) -> str:
        manner = Manner(self.language, self.zone, self.today)
        if first == last:
            return day(first, spec, manner)
        same_year = first.year == last.year
        short = same_year and first.month == last.month
        return self.plain(
            Phrase.of(
                key,
                first=day(first, spec_same_month if short else spec, manner, dated=not same_year),
                last=day(last, spec, manner, dated=far(first, manner) or far(last, manner)),
            )
        )


_FLAGS = {None: "value.missing", True: "value.yes", False: "value.no"}
