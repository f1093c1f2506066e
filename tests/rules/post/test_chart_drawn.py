"""Can every chart be drawn, with all its words on the picture, set as a hotelier reads them?"""

import io
import struct
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text
from PIL import Image

from bot.charts import Picture
from bot.charts.lettering import Face, balanced
from bot.charts.painter import drawn, paint
from bot.charts.scale import scale
from bot.words.phrases import Words
from domain.phrase import Phrase, say
from governance.post.chart import Bars, Callout, Chart, Curve, Level, Moment, Targets
from tests.any_chart import charts

TODAY = date(2026, 10, 14)
FR, EN = (Words(language, ZoneInfo("Africa/Casablanca"), TODAY) for language in ("fr", "en"))
NIGHTS = tuple(TODAY + timedelta(days=n) for n in range(60))


def words(text: str) -> Phrase:
    return say("text.words", words=text)


def texts(chart: Chart, language: Words = FR) -> list[str]:
    """Every line of text on the picture."""
    return [text.get_text() for text in drawn(chart, language).figure.findobj(Text)]


@settings(max_examples=60)
@given(charts())
def test_every_chart_is_drawn_and_no_word_is_cut_at_the_edge(chart: Chart) -> None:
    figure = drawn(chart, FR).figure
    ruler = RendererAgg(8, 8, figure.dpi)  # type: ignore[no-untyped-call]
    for text in figure.findobj(Text):
        if text.get_text():
            box = text.get_window_extent(ruler)
            assert box.x0 >= -1, text
            assert box.x1 <= figure.bbox.x1 + 1, text
            assert box.y0 >= -1, text
            assert box.y1 <= figure.bbox.y1 + 1, text


@settings(max_examples=8)
@given(charts())
def test_a_picture_is_a_png_of_a_phones_width_that_telegram_takes(chart: Chart) -> None:
    png = paint(chart, FR)
    wide, high = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert wide == 1170
    assert wide + high <= 10_000  # https://core.telegram.org/bots/api#sendphoto, as is the ratio
    assert max(wide, high) / min(wide, high) <= 20
    assert Image.open(io.BytesIO(png)).getextrema() != ((250, 250), (245, 245), (236, 236), (255, 255))


def occupancy() -> Chart:
    return Chart(
        words("Titre"),
        words("Tout"),
        NIGHTS,
        (
            Bars(tuple(n % 12 for n in range(60))),
            Level(12, words("12 chambres")),
            Moment(TODAY, words("ce soir")),
        ),
    )


def test_nights_are_named_by_weeks_and_rooms_by_whole_numbers() -> None:
    shown = texts(occupancy())
    assert [text for text in shown if text.isdigit()] == ["0", "4", "8", "12"]
    assert [t for t in shown if "\u00a0" in t] == [
        "26\u00a0oct.",
        "9\u00a0nov.",
        "23\u00a0nov.",
        "7\u00a0déc.",
    ]
    assert "12 chambres" in shown
    assert "ce soir" in shown


def test_amounts_and_shares_are_set_the_french_way() -> None:
    prices = Chart(words("Titre"), words("Tout"), NIGHTS[:2], (Curve((1000, 1850)),), unit="MAD")
    assert "2\u202f000\u00a0MAD" in texts(prices)
    assert "2,000\u00a0MAD" in texts(prices, EN)
    share = Chart(
        words("Titre"), words("Tout"), NIGHTS[:2], (Curve((Decimal("0.1"), Decimal("0.71"))),), unit="%"
    )
    assert "75\u202f%" in texts(share)
    rows = Chart(words("T"), words("T"), (words("Énergie"),), (Bars((31250,)), Targets((34000,))), unit="MAD")
    assert "31\u202f250\u00a0MAD" in texts(rows)


def test_a_missing_row_is_said_to_be_missing() -> None:
    rows = Chart(words("T"), words("T"), (words("Eau"), words("Gaz")), (Bars((1, None)),), unit="MAD")
    assert FR.plain(say("value.missing")) in texts(rows)


def test_months_tell_the_new_year() -> None:
    months = tuple(date(2026 + (n + 9) // 12, (n + 9) % 12 + 1, 1) for n in range(6))
    shown = texts(Chart(words("Titre"), words("Tout"), months, (Bars((1, 2, 3, 4, 5, 6)),)))
    assert [text for text in shown if text in {"oct.", "nov.", "déc.", "2027", "févr.", "mars"}] == [
        *("oct.", "nov.", "déc.", "2027", "févr.", "mars")
    ]


def test_a_chart_without_figures_says_so() -> None:
    empty = Chart(
        words("Titre"), words("Tout"), NIGHTS, (Curve((None,) * 60), Level(12, words("12 chambres")))
    )
    assert FR.plain(say("chart.nothing")) in texts(empty)


@pytest.mark.parametrize(
    ("values", "from_zero", "grain", "ticks"),
    [
        ([3, 12], True, 1, [0, 4, 8, 12]),
        ([900, 2300], False, 1, [0, 500, 1000, 1500, 2000, 2500]),
        ([], False, 1, [0, Decimal("0.5"), 1]),
        ([5], False, 1, [4, 5, 6]),
        ([Decimal("0.71")], True, Decimal("0.01"), ["0", "0.25", "0.5", "0.75"]),
        ([-5, 41], True, 1, [-10, 0, 10, 20, 30, 40, 50]),
    ],
)
def test_the_axis_has_few_round_ticks(
    values: Iterable[int], from_zero: bool, grain: Decimal, ticks: list[str]
) -> None:
    assert list(scale(values, from_zero=from_zero, grain=Decimal(grain)).ticks) == [Decimal(t) for t in ticks]


def test_no_word_of_a_title_stands_alone_on_its_last_line() -> None:
    title = "Suite Junior : +15 % proposé pour les fêtes"
    lines = balanced(title, 21, 354, 3, Face.TITLE)
    assert " ".join(lines) == title
    assert [len(line.split()) > 2 for line in lines] == [True, True]


async def test_a_picture_that_cannot_be_drawn_costs_nobody_his_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    lost = Chart(say("no.such_key"), words("Tout"), NIGHTS, (Callout(TODAY, 3, words("x")),))
    assert await Picture(lost, FR).png() is None
    assert "no.such_key" in caplog.text


def test_the_house_starts_without_its_painter() -> None:
    loaded = "import sys, bot.running; print('matplotlib' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True).stdout
    assert said.strip() == "False"
