"""Does a reply read well in a terminal?"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.charts.strip import strip
from bot.terminal import columns, render_text, wrap
from bot.words.phrases import Words
from domain.phrase import Phrase, say
from governance.post.chart import Bars, Chart
from governance.post.replies import Block, Button, Line, Reply, Tone, reply
from tests.any_chart import charts

FR = Words("fr")


def words(text: str) -> Phrase:
    return say("text.words", words=text)


def test_blocks_are_parted_and_buttons_stand_in_rows() -> None:
    shown = render_text(
        Reply(
            (Block((Line(words("Titre <x>"), bold=True),)), Block((Line(words("détail")),), folded=True)),
            (
                (Button(say("button.confirm", price="1 990 MAD"), "1", Tone.PRIMARY),),
                (Button(say("button.adjust"), "2"), Button(say("button.later"), "3")),
            ),
        ),
        FR,
    )
    assert shown == "Titre <x>\n\n│ détail\n\n[ Confirmer 1 990 MAD ]\n[ Ajuster ]  [ Plus tard ]"


def test_a_terminal_gets_weight_where_it_asks_for_it() -> None:
    shown = render_text(reply(Line(words("a"), bold=True), Line(words("b"), quiet=True)), FR, ansi=True)
    assert shown == "\x1b[1ma\x1b[0m\n\x1b[2mb\x1b[0m"


def test_a_chart_becomes_its_title_a_strip_and_its_words() -> None:
    nights = tuple(date(2026, 10, 1) + timedelta(days=n) for n in range(8))
    rooms = Bars((None, 0, 1, 3, 6, 9, 11, 12))
    shown = render_text(
        reply(words("Bien."), chart=Chart(words("Octobre"), words("De 0 à 12."), nights, (rooms,))), FR
    )
    assert shown == "Octobre\njeu. 1ᵉʳ\u00a0oct. ·▁▂▃▅▆▇█ jeu. 8\u00a0oct.\nDe 0 à 12.\n\nBien."


def test_rows_of_a_chart_become_lines() -> None:
    chart = Chart(words("Budget"), words("Réel"), (words("Eau"), words("Gaz")), (Bars((1200, None)),), "MAD")
    shown = render_text(reply(words("Bien."), chart=chart), FR)
    assert "Eau  1\u202f200\u00a0MAD" in shown.splitlines()


@given(charts(), st.integers(12, 80))
def test_every_chart_has_a_strip_that_fits(chart: Chart, width: int) -> None:
    for line in strip(chart, FR, width):
        assert len(line) <= max(width, 40)


def test_columns_are_not_broken_and_words_are() -> None:
    shown = render_text(reply(Line(words("un deux"), mono=True), Line(words("un deux"))), FR, width=4)
    assert shown == "un deux\nun\ndeux"


def test_a_no_break_space_holds_at_the_end_of_a_line() -> None:
    assert list(wrap("soit 1\u202f990\u00a0MAD", 12)) == ["soit", "1\u202f990\u00a0MAD"]


def test_wide_and_combining_characters_are_counted_in_columns() -> None:
    assert columns("🔴") == 2
    assert columns("e\u0301") == 1


@given(st.text(alphabet="ab é🔴", max_size=200), st.integers(min_value=4, max_value=40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    rows = list(wrap(text, width))
    assert " ".join(rows).split() == text.split()
    assert all(columns(row) <= width or " " not in row for row in rows)
