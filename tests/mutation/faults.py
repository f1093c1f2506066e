"""Which small faults can be put into a module, one at a time?"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

MOVED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
SWAPPED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Nothing of it is decided while the program runs: what a type is called, how a class is made.
UNTOUCHED = frozenset({"annotation", "returns", "decorator_list"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault. The name holds no line number: it outlives edits elsewhere in the file."""

    name: str
    code: CodeType


@dataclass(frozen=True, slots=True)
class _Site:
    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST
    scope: str

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants(source: str, filename: str) -> Iterator[Mutant]:
    """Every fault of a module in the order of its text; `filename` is what a traceback shows."""
    tree = ast.parse(source)
    seen: Counter[str] = Counter()
    for site in list(_sites(tree, "")):
        for fault in _faults(site):
            name = f"{site.scope}: {_shown(site.node)} → {_shown(fault)}"
            seen[name] += 1
            site.put(ast.copy_location(fault, site.node))
            code = compile(ast.fix_missing_locations(tree), filename, "exec", dont_inherit=True)
            site.put(site.node)
            yield Mutant(name if seen[name] == 1 else f"{name} ({seen[name]})", code)


def _shown(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:120]


def _sites(parent: ast.AST, scope: str) -> Iterator[_Site]:
    for field, value in ast.iter_fields(parent):
        if field in UNTOUCHED:
            continue
        listed = isinstance(value, list)
        for index, node in enumerate(value if listed else [value]):
            if not isinstance(node, ast.AST):
                continue
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            inner = f"{scope}.{node.name}".lstrip(".") if named else scope  # type: ignore[attr-defined]
            yield _Site(parent, field, index if listed else None, node, scope or "module")
            yield from _sites(node, inner)


def _faults(site: _Site) -> Iterator[ast.AST]:
    node = site.node
    yield from _negated(site)
    match node:
        case ast.Compare(ops=ops):
            yield from (
                _compared(node, at, other()) for at, op in enumerate(ops) for other in MOVED[type(op)]
            )
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in SWAPPED:
            yield ast.BinOp(left, SWAPPED[type(op)](), right)
        case ast.Constant(value=value):
            yield from _constants(value, site.parent)
        case ast.Name(id=name) if site.field == "func" and name in CALLED:
            yield ast.Name(CALLED[name], ast.Load())
        case ast.Return(value=value) if value and not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield ast.Expr(ast.IfExp(ast.Constant(False), node.value, ast.Constant(None)))
        case ast.Continue():
            yield ast.Break()


def _negated(site: _Site) -> Iterator[ast.AST]:
    node = site.node
    if site.field in {"test", "ifs"} and not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp):
        yield ast.UnaryOp(ast.Not(), node)  # type: ignore[arg-type]


def _compared(node: ast.Compare, at: int, op: ast.cmpop) -> ast.Compare:
    changed = ast.Compare(node.left, list(node.ops), node.comparators)
    changed.ops[at] = op
    return changed


def _constants(value: object, parent: ast.AST) -> Iterator[ast.Constant]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(value + 1), ast.Constant(value - 1))
    elif isinstance(value, str) and ast.unparse(parent).startswith("Decimal("):
        yield ast.Constant(f"{value}1" if "." in value else f"{value}.1")
