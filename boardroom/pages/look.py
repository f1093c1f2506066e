"""Which tokens of the page does a house's own colour change?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.tenancy.colour import accent_from, tokens


def sheet(accent: str) -> str:
    """The tokens by day and by night, as rules after the page's own. Refusal: no colour, or a pale one."""
    day, night = map(_declared, tokens(accent_from(accent)))
    return (
        f":root {{ {day} }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {night} }} }}\n'
        f':root[data-theme="dark"] {{ {night} }}\n'
    )


def _declared(tokens: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in tokens.items())
