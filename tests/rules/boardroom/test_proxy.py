"""Does the sample proxy fit the page: its port, its streams, and no log of what is private?

Debian's Caddy 2.6.2 called it valid on 29 November 2026 (`caddy validate --config deploy/Caddyfile`).
"""

from pathlib import Path

from bot.settings import Settings

SAMPLE = (Path(__file__).parents[3] / "deploy" / "Caddyfile").read_text()
DIRECTIVES = [
    line.strip() for line in SAMPLE.splitlines() if line.strip() and not line.strip().startswith("#")
]


def test_it_leads_to_the_port_that_the_house_listens_on() -> None:
    port = Settings.model_fields["lhcm_http_port"].default
    assert f"reverse_proxy 127.0.0.1:{port} {{" in DIRECTIVES


def test_streams_are_neither_compressed_nor_held_back() -> None:
    assert "@whole not path /live /draft" in DIRECTIVES
    assert "encode @whole zstd gzip" in DIRECTIVES
    assert "flush_interval -1" in DIRECTIVES


def test_nothing_is_logged_and_the_braces_close() -> None:
    assert "output discard" in DIRECTIVES
    assert SAMPLE.count("{") == SAMPLE.count("}")
    assert [line for line in DIRECTIVES if line.startswith("not ")] == []  # Caddy has no such answer matcher
