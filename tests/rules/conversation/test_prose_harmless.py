"""Is there nothing to tap, nothing to fetch and nothing hidden in what a model wrote?"""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.markdown import html, plain
from governance.post.harmless import harmless, quoted
from tests.twins.telegram_html import parse_html

TELEGRAM_LINKS = re.compile(
    r"(?i)https?:|tg:|mailto:|www\.|\b[\w-]+\.(?:com|fr|net|org|me|example|ma)\b(?<!booking\.com)"
)


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example/?d=1",
        "HTTP://evil.example",
        "[ici](https://evil.example)",
        "![image](https://evil.example/x.png)",
        "[a]: https://evil.example",
        "evil.example/x?d=SECRET",
        "www.evil.example",
        "t.me/evil_bot",
        "tg://resolve?domain=evil",
        "<a href='https://evil.example'>x</a>",
        "write to me@evil.example",
        "mailto:me@evil.example",
        "ev\u200bil.example",
        "javascript:alert(1)",
    ],
)
def test_nothing_that_a_phone_would_open_is_left(text: str) -> None:
    left = harmless(text)
    assert not TELEGRAM_LINKS.search(left), left
    assert "evil.example" not in left
    assert "href" not in left


def test_names_that_look_like_addresses_may_be_said() -> None:
    text = "Booking.com et Hotels.com sont à jour. 12 chambres.Fin, ex. 3,5 et 1.5"
    assert "Booking.com et Hotels.com" in harmless(text)


def test_accounts_are_no_longer_links() -> None:
    assert harmless("demandez à @evil_bot") == "demandez à evil_bot"


@given(st.text(max_size=300))
def test_no_hidden_character_is_left(text: str) -> None:
    hidden = [char for char in harmless(text) if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"}]
    assert set(hidden) <= {"\n", "\t"}


@given(st.text(max_size=500), st.integers(2, 300))
def test_a_quotation_is_one_line_within_its_length(text: str, limit: int) -> None:
    line = quoted(text, limit)
    assert len(line) <= limit
    assert "\n" not in line


MARKDOWN = st.text(alphabet="ab *_~`#>|-+1.()[]!<&\n\"'\\é:", max_size=200)


@given(st.one_of(MARKDOWN, st.text(max_size=200)))
def test_any_text_becomes_html_that_telegram_takes_and_that_links_nowhere(text: str) -> None:
    written = html(text, "fr")
    shown = parse_html(written)
    assert {entity["type"] for entity in shown.entities} <= {
        *("bold", "italic", "strikethrough", "code", "pre", "blockquote"),
    }
    parse_html(plain(text, "fr").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def test_markdown_is_set_as_a_phone_shows_it() -> None:
    lists = "# Ce soir\n\n- **10** chambres : vendues\n- deux\n  - trois\n\n1. a\n2. b"
    text = f"{lists}\n\n| Type | Prix |\n|---|---|\n| Suite | 1990 |"
    assert html(text, "fr") == (
        "<b>Ce soir</b>\n\n· <b>10</b> chambres\u202f: vendues\n· deux\n  · trois\n\n1. a\n2. b\n\n"
        "<pre>Type   Prix\nSuite  1990</pre>"
    )
