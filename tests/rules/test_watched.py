"""Do alerts and dashboard speak of metrics that exist, with labels that they have, and do labels stay few?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from bot.process.metrics import REGISTRY, failed

DEPLOY = Path(__file__).parents[2] / "deploy"
USED = re.compile(r"\blhcm_\w+")
# Prometheus's own, by which a job is up.
LABELS = re.compile(r'(\w+)(?:=|!=|=~|!~)"')
SAID = {"tick", "where", "end", "kind", "tier", "le", "job"}


def known() -> set[str]:
    found: set[str] = set()
    for metric in REGISTRY.collect():
        suffixes = {"counter": ("_total",), "histogram": ("_bucket", "_count", "_sum")}
        found |= {metric.name + one for one in suffixes.get(metric.type, ("",))}
    return found


def alerts() -> list[dict[str, str]]:
    rules = yaml.safe_load((DEPLOY / "alerts.yaml").read_text(encoding="utf-8"))
    return [rule for group in rules["groups"] for rule in group["rules"]]


def asked() -> list[str]:
    panels = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))["panels"]
    return [one["expr"] for panel in panels for one in panel["targets"]] + [one["expr"] for one in alerts()]


@pytest.mark.parametrize("expression", asked())
def test_what_is_asked_is_measured(expression: str) -> None:
    named = set(USED.findall(expression))
    assert named <= known()
    assert named or "up{" in expression
    assert set(LABELS.findall(expression)) <= SAID
    for found in re.findall(r"by \(([^)]*)\)", expression):
        assert {one.strip() for one in found.split(",")} <= SAID


def test_what_is_measured_is_shown_or_rings() -> None:
    used = {name for one in asked() for name in USED.findall(one)}
    assert {re.sub(r"_(bucket|count|sum)$", "", one) for one in known()} == {
        re.sub(r"_(bucket|count|sum)$", "", one) for one in used
    }


def test_each_alert_says_what_is_wrong_and_what_to_do() -> None:
    for one in alerts():
        assert {"summary", "what"} == set(one["annotations"]), one["alert"]


def test_a_reference_never_becomes_a_label() -> None:
    for n in range(50):
        failed(f"reference {n:04X}: command")
    labels = {
        sample.labels["where"]
        for metric in REGISTRY.collect()
        if metric.name == "lhcm_failures"
        for sample in metric.samples
    }
    assert "command" in labels
    assert not [one for one in labels if "reference" in one]
