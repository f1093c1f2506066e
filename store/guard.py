"""How is a session kept inside one property, or inside the hall, whatever the statement says?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Delete, Insert, Table, Update, event
from sqlalchemy.orm import (
    LoaderCriteriaOption,
    ORMExecuteState,
    Session,
    UOWTransaction,
    with_loader_criteria,
)
from sqlalchemy.sql import visitors

from store.models.hall import HALL, POST
from store.models.property import PropertyRow
from store.models.row import Owned


class OutOfScope(RuntimeError):
    """A statement tried to leave its property, the hall or its read-only session: always a bug."""


class PropertySession(Session):
    """A session of one property: `info` holds `property_id` and whether it `writes`."""


class HallSession(Session):
    """A session of no property: it reaches the tables of the hall and no business data."""


def _inline(statement: Insert | Update) -> set[str]:
    """The columns that .values() names. SQLAlchemy keeps them in an attribute without a public reader."""
    return {str(getattr(key, "key", key)) for key in statement._values or ()}


def _check_insert(statement: Insert, parameters: Any, property_id: str) -> None:
    rows = parameters if isinstance(parameters, Sequence) else [parameters or {}]
    inline = statement._multi_values or statement.select is not None or "property_id" in _inline(statement)
    if inline or any(row.get("property_id") != property_id for row in rows):
        raise OutOfScope(f"an insert of property {property_id} states that property in every row")


def _note_change(state: ORMExecuteState) -> None:
    """Let the store know that what a House shows may be another one when this commits."""
    statement = state.statement
    if isinstance(statement, Insert | Update | Delete):
        # It stands in no House, unless it is an update that is set aside; nor does what is due.
        post = isinstance(statement.table, Table) and statement.table.name in POST
        if not post or (isinstance(statement, Update) and "dead_at" in _inline(statement)):
            state.session.info["changed"] = True


def _tables(statement: Any) -> set[str]:
    """Every table that a statement mentions anywhere, subqueries included."""
    parts = visitors.iterate(statement)
    tables = (part if isinstance(part, Table) else getattr(part, "table", None) for part in parts)
    return {table.name for table in tables if isinstance(table, Table)}


@event.listens_for(PropertySession, "do_orm_execute")
def _one_property(state: ORMExecuteState) -> None:
    property_id: str = state.session.info["property_id"]
    if not state.is_orm_statement:
        raise OutOfScope("a unit runs mapped statements only: others cannot be scoped")
    if not state.is_select and not state.session.info["writes"]:
        raise OutOfScope("a reading unit does not write")
    _note_change(state)
    if isinstance(state.statement, Insert):
        if _owned(state):
            _check_insert(state.statement, state.parameters, property_id)
        state.update_execution_options(render_nulls=True)  # else rows are grouped by which of theirs are NULL
        return
    if isinstance(state.statement, Update) and _owned(state):
        by_key = isinstance(state.parameters, Sequence)
        if by_key or "property_id" in _inline(state.statement):
            raise OutOfScope("an update neither moves a row to another property nor goes by primary key")
    state.update_execution_options(populate_existing=True, synchronize_session=False)
    state.statement = state.statement.options(*_only(state.session, property_id))


def _owned(state: ORMExecuteState) -> bool:
    return any(issubclass(mapper.class_, Owned | PropertyRow) for mapper in state.all_mappers)


def _only(session: Session, property_id: str) -> tuple[LoaderCriteriaOption, ...]:
    """The property, as every statement of the session is given it; made once, for a morning asks seventy."""
    made: tuple[LoaderCriteriaOption, ...] | None = session.info.get("only")
    if made is None:
        made = session.info["only"] = tuple(
            with_loader_criteria(model, lambda row: row.property_id == property_id, include_aliases=True)
            for model in (Owned, PropertyRow)
        )
    return made


@event.listens_for(HallSession, "do_orm_execute")
def _hall_only(state: ORMExecuteState) -> None:
    if outside := _tables(state.statement) - HALL:
        raise OutOfScope(f"the hall has no business with {', '.join(sorted(outside))}")
    _note_change(state)
    state.update_execution_options(populate_existing=True, synchronize_session=False)


@event.listens_for(PropertySession, "before_flush")
@event.listens_for(HallSession, "before_flush")
def _statements_only(session: Session, context: UOWTransaction, instances: Any) -> None:
    raise OutOfScope("rows are written by statements, which are checked; the session has none to flush")
