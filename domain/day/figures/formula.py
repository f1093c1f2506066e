"""What does a figure's formula give for its operands?"""

from __future__ import annotations

import ast
import functools
import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from domain.figure import Figure

Operands = Sequence[tuple[str, Decimal | None]]

_OPERATORS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def evaluate(formula: str, operands: Operands) -> Decimal | None:
    """The value of `formula`; None when an operand is missing or there is nothing to divide by.

    A formula joins operand names with + − × ÷. `sum(name)` adds every known operand called `name[…]`: 0 when
    there are none, None when there are some and all are missing. ValueError for anything else.
    """
    return _value(_parsed(formula), dict(operands))


def recompute(figure: Figure) -> Decimal | None:
    """What the figure's own formula and operands give: the printed value, or the figure is wrong."""
    return evaluate(figure.formula, figure.operands)


@functools.lru_cache(maxsize=256)
def _parsed(formula: str) -> ast.expr:
    return ast.parse(formula, mode="eval").body


def _value(node: ast.expr, operands: Mapping[str, Decimal | None]) -> Decimal | None:
    match node:
        case ast.Name(id=name) if name in operands:
            return operands[name]
        case ast.Call(func=ast.Name(id="sum"), args=[ast.Name(id=name)]):
            return _sum(name, operands)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _join(type(op), _value(left, operands), _value(right, operands))
    raise ValueError(f"not a formula over {sorted(operands)}: {ast.unparse(node)}")


def _sum(name: str, operands: Mapping[str, Decimal | None]) -> Decimal | None:
    listed = [value for operand, value in operands.items() if operand.startswith(f"{name}[")]
    known = [value for value in listed if value is not None]
    return None if listed and not known else sum(known, Decimal(0))


def _join(op: type[ast.operator], left: Decimal | None, right: Decimal | None) -> Decimal | None:
    if left is None or right is None or (op is ast.Div and right == 0):
        return None
    return _OPERATORS[op](left, right)
