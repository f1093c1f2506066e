"""Which launches does the page believe?"""

from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from domain.entrance.init_data import opened
from tests.makers import NOW
from tests.rules.entrance.launches import KEY, OTHER_TOKEN, PUBLIC, TOKEN, launch

STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(32))


def changed(raw: str, **fields: str) -> str:
    return urlencode({**dict(parse_qsl(raw, keep_blank_values=True)), **fields})


@pytest.mark.parametrize("covers", [True, False])
@pytest.mark.parametrize("signed", [True, False])
def test_a_fresh_launch_is_believed(covers: bool, signed: bool) -> None:
    raw = launch(NOW, start="dec_12", signed_by=KEY if signed else None, hash_covers_signature=covers)
    found = opened(raw, TOKEN, NOW, PUBLIC)
    assert found is not None
    assert (found.account, found.start) == (7001, "dec_12")


WRONG = {
    "nothing": "",
    "words": "hello",
    "no hash": urlencode({"user": '{"id":7001}', "auth_date": str(int(NOW.timestamp()))}),
    "another bot": launch(NOW, token=OTHER_TOKEN),
    "another account": changed(launch(NOW), user='{"id":7002}'),
    "a later date": changed(launch(NOW - timedelta(days=1)), auth_date=str(int(NOW.timestamp()))),
    "old": launch(NOW - timedelta(minutes=11)),
    "of the future": launch(NOW + timedelta(minutes=5)),
    "a field more": changed(launch(NOW), start_param="dec_1"),
    "a field twice": launch(NOW) + "&user=%7B%22id%22%3A7002%7D",
    "another's signature": launch(NOW, signed_by=STRANGER),
    "a broken signature": changed(launch(NOW, signed_by=KEY, hash_covers_signature=False), signature="x"),
    "too long": launch(NOW, query="A" * 9000),
    "a bot's account": launch(NOW, account=-5),
}


@pytest.mark.parametrize("raw", WRONG.values(), ids=WRONG.keys())
def test_nothing_else_is(raw: str) -> None:
    assert opened(raw, TOKEN, NOW, PUBLIC) is None


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(raw: str) -> None:
    assert opened(raw, TOKEN, NOW) is None


def test_the_same_launch_has_one_digest_and_another_has_another() -> None:
    def digest(raw: str) -> str:
        found = opened(raw, TOKEN, NOW)
        assert found is not None
        return found.digest

    raw = launch(NOW)
    pairs = parse_qsl(raw)
    assert digest(raw) == digest(urlencode(list(reversed(pairs))))
    assert digest(raw) != digest(launch(NOW, query="AAH8"))
