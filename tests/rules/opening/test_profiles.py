"""Is every profile a file that fits its form, each fact with its source, and a ninth channel one more file?"""

from pathlib import Path

import pytest
import yaml

from domain.opening.profile import PROFILES, Profile, profiles
from domain.opening.source import sources
from domain.package.field import field_of, fields
from domain.phrase import Name

PRIORITY = {"bookingcom", "expedia", "airbnb-api", "tripcom", "ostrovok", "hotelbeds", "odigeo", "dotw"}
NINTH: dict[str, object] = {
    "code": "agodaycs5",
    "name": "Agoda",
    "panel": "YCS",
    "flow": [
        {
            "id": "apply",
            "who": "owner",
            "source": "trade",
            "days": [2, 5],
            "text": {"fr": "Demande", "en": "Apply"},
        }
    ],
    "usual": {"waiting_channel": {"days": [2, 5], "source": "trade"}},
    "verify": [{"id": "seen", "source": "trade", "text": {"fr": "Vue", "en": "Seen"}}],
    "fields": {"Property": [{"name": "Hotel name", "places": ["identity.trade_name"], "source": "trade"}]},
    "money": {"model": "commission", "percent": 17.5, "source": "trade"},
}


def written(folder: Path, document: dict[str, object]) -> Path:
    for path in PROFILES.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "agodaycs5.yaml").write_text(yaml.safe_dump(document), "utf-8")
    return folder


def every_name(one: Profile) -> list[Name]:
    money = one.money
    facts = (*money.facts, *money.parity, *one.cautions)
    return [
        *(step.text for step in one.flow),
        *(check.text for check in one.verify),
        *(fact.text for fact in facts),
        *(extra.name for extra in money.extras),
    ]


def test_the_eight_priority_channels_have_a_profile_and_each_is_named_as_its_file() -> None:
    assert PRIORITY <= set(profiles()) == {path.stem for path in PROFILES.glob("*.yaml")}


@pytest.mark.parametrize("one", profiles().values(), ids=profiles().keys())
def test_every_place_exists_and_every_word_is_said_in_both_languages(one: Profile) -> None:
    for asked in one.fields:
        for place in asked.places:
            assert place in {field.path for field in fields()}, (asked.name, place)
            assert field_of(place) is not None
    for name in every_name(one):
        assert set(name.by_language) == {"fr", "en"}
        assert all(words.strip() for words in name.by_language.values())
    assert len({(asked.sheet, asked.name) for asked in one.fields}) == len(one.fields)
    assert len({step.id for step in one.flow}) == len(one.flow)
    assert len({check.id for check in one.verify}) == len(one.verify)
    assert all(0 <= wait.least <= wait.most for wait in one.usual.values())


def test_a_ninth_channel_is_one_more_file(tmp_path: Path) -> None:
    found = profiles(written(tmp_path, NINTH))
    assert set(found) == set(profiles()) | {"agodaycs5"}
    agoda = found["agodaycs5"]
    assert (agoda.usual["waiting_channel"].least, agoda.usual["waiting_channel"].most) == (2, 5)
    assert agoda.flow[0].wait == agoda.usual["waiting_channel"]
    assert {"Hotel name", "Legal name", "ICE"} <= {asked.name for asked in agoda.required}
    assert {"seen", "far_date", "price"} <= {check.id for check in agoda.verify}


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        ({"money": {"model": "gift", "source": "trade"}}, "money.model"),
        ({"code": "a code"}, "code"),
        ({"usual": {"waiting_channel": {"days": [2], "source": "trade"}}}, "usual.waiting_channel.days"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_a_file_that_does_not_fit_is_named_with_its_place(
    tmp_path: Path, broken: dict[str, object], where: str
) -> None:
    with pytest.raises(ValueError, match=rf"agodaycs5\.yaml: .*{where}"):
        profiles(written(tmp_path, NINTH | broken))


def test_a_fact_without_a_known_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="hearsay"):
        profiles(written(tmp_path, NINTH | {"money": {"model": "net", "source": "hearsay"}}))


def test_what_no_source_states_has_no_number() -> None:
    for one in profiles().values():
        if one.money.source.trust == "unknown":
            assert one.money.percent is None, one.code
        assert all(wait.source.trust != "unknown" for wait in one.usual.values())
    assert all(set(source.title.by_language) == {"fr", "en"} for source in sources().values())
