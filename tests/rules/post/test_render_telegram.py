"""Does a reply become messages that Telegram accepts and a chairman can read?"""

import re
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.render import TEXT_LIMIT, Key, render
from bot.telegram.render_split import cut, units
from bot.words.phrases import Words
from domain.phrase import Phrase, say
from governance.post.replies import Block, Button, Line, Reply, Tone, reply
from tests.twins.telegram_html import parse_html, utf16_length

FR = Words("fr", ZoneInfo("Africa/Casablanca"))


def words(text: str) -> Phrase:
    return say("text.words", words=text)


def parsed(html: str) -> tuple[str, list[str]]:
    """Text and entity kinds as Telegram's twin reads them; EntitiesError where Telegram would refuse."""
    read = parse_html(html)
    return read.plain, [entity["type"] for entity in read.entities]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_lines_blocks_and_their_weight() -> None:
    shown = render(
        Reply(
            (
                Block((Line(words("Titre"), bold=True), Line(words("note"), quiet=True))),
                Block((Line(words("▂▅▇"), mono=True), Line(words("et < après")))),
                Block((Line(words("détail")), Line(words("1 & 2"), mono=True)), folded=True),
            ),
            silent=True,
        ),
        FR,
    )
    assert shown.texts == (
        "<b>Titre</b>\n<i>note</i>\n\n<code>▂▅▇</code>\net &lt; après\n\n"
        "<blockquote expandable>détail\n<code>1 &amp; 2</code></blockquote>",
    )
    assert shown.silent
    assert shown.keyboard == ()


def test_neighbouring_columns_share_one_frame_and_hold_no_other_markup() -> None:
    rows = [Line(say("card.price", before="1", after="2", change="3"), mono=True, bold=True)] * 2
    assert render(reply(*rows), FR).texts == ("<pre>1\u00a0→ 2 (3)\n1\u00a0→ 2 (3)</pre>",)


def test_buttons_say_the_value_and_carry_their_style() -> None:
    shown = render(
        reply(
            words("x"),
            buttons=(
                (Button(say("button.confirm", price="1 990 MAD"), "a1", Tone.PRIMARY),),
                (Button(say("button.later"), "a2"), Button(say("button.refuse"), "a3", Tone.DANGER)),
            ),
        ),
        FR,
    )
    assert shown.keyboard == (
        (Key("Confirmer 1 990 MAD", "a1", "success"),),
        (Key("Plus tard", "a2", None), Key("Refuser", "a3", "danger")),
    )


@pytest.mark.parametrize("data", ["", "x" * 65, "é" * 33])
def test_button_data_that_telegram_would_refuse_is_a_bug(data: str) -> None:
    with pytest.raises(ValueError, match="bytes"):
        render(reply(words("x"), buttons=((Button(words("y"), data),),)), FR)


def test_a_long_reply_is_parted_between_blocks_first() -> None:
    blocks = tuple(Block((Line(words(letter * 1500), bold=True),)) for letter in "abcde")
    texts = render(Reply(blocks), FR).texts
    assert [squeezed(parsed(text)[0]) for text in texts] == [
        "a" * 1500 + "b" * 1500,
        "c" * 1500 + "d" * 1500,
        "e" * 1500,
    ]


def test_a_long_block_is_parted_between_lines_and_folded_again() -> None:
    lines = tuple(Line(words(letter * 3000)) for letter in "ab")
    texts = render(Reply((Block(lines, folded=True),)), FR).texts
    assert [parsed(text) for text in texts] == [
        ("a" * 3000, ["expandable_blockquote"]),
        ("b" * 3000, ["expandable_blockquote"]),
    ]


def test_a_long_line_is_parted_after_a_sentence() -> None:
    texts = render(reply(words("Une phrase. " * 500)), FR).texts
    assert len(texts) == 2
    assert all(text.rstrip().endswith("phrase.") and text.startswith("Une") for text in texts)


def test_a_length_counts_utf_16_units_after_parsing() -> None:
    assert units("<b>é&amp;🔴</b>") == 4
    assert units("") == 0


def test_a_cut_closes_and_reopens_its_tags_and_keeps_entities_whole() -> None:
    pieces = cut("<b>un deux <i>trois</i> quatre</b>", 12)
    assert pieces == ["<b>un deux</b>", "<b><i>trois</i> quatre</b>"]
    assert cut("&amp;&amp;&amp;", 2) == ["&amp;&amp;", "&amp;"]
    assert cut("🔴🔴", 3) == ["🔴", "🔴"]


LINES = st.builds(
    Line,
    st.text(min_size=1, max_size=6000).map(words),
    bold=st.booleans(),
    quiet=st.booleans(),
    mono=st.booleans(),
)


@given(
    st.lists(
        st.builds(Block, st.lists(LINES, min_size=1, max_size=4), folded=st.booleans()),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_said_fits_parses_and_loses_nothing(blocks: list[Block]) -> None:
    said = "".join(str(line.phrase.args["words"]) for block in blocks for line in block.lines)
    texts = render(Reply(blocks), FR).texts
    assert all(
        units(text) == utf16_length(unescape(re.sub("<[^>]*>", "", text))) <= TEXT_LIMIT for text in texts
    )
    assert squeezed("".join(parsed(text)[0] for text in texts)) == squeezed(said)


@given(st.text(max_size=200), st.integers(min_value=2, max_value=50))
def test_a_cut_fits_and_loses_nothing(text: str, limit: int) -> None:
    html = str(FR.text(words(text)))
    pieces = cut(html, limit)
    assert all(units(piece) <= limit for piece in pieces)
    assert squeezed(parsed("".join(pieces))[0]) == squeezed(text)
