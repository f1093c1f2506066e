"""Which small question about a value, a photo or the house does each check answer with yes or no?

A check is a pure function: values first, its numbers by name, True where the value is as it should be. Rules
(data/package/rules) and the limits of a channel's fields (data/channels) name them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.package.checks import around, photos, texts, values

Check = Callable[..., bool]
CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for module in (values, texts, photos, around)
    for check in (getattr(module, name) for name in module.__all__)
}
