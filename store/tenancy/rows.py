"""How does PostgreSQL itself keep each property's rows from the units of every other one?

Beside the guard of the sessions, which adds the property to each statement, and whatever a statement says: a unit
takes a role that sees the rows of its property only, the hall one that has no right to business data at all. Both
are forgotten with the transaction, so a pooled connection carries nothing on. A missing property shows no rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from domain.errors import refuse
from store.models.whole import HALL, InboxRow, Owned, PersonRow, PropertyRow, RoomTypeRow, Row
from store.tenancy.entering import HALL_ROLE, HOUSE_ROLE, WHOSE

# Lets the tables' owner back them up.
WHOLE = "app.whole"
# What a unit may know of an update: that it was handled, how often taken over. Its words are whose wrote them.
_OF_INBOX = "SELECT (id, open, dead_at, attempts), UPDATE (open, done_at)"
_READ_BY_HALL = frozenset({PropertyRow.__tablename__, RoomTypeRow.__tablename__})
_MINE = f"property_id = (SELECT current_setting('{WHOSE}', true))"
_WHOLE = f"current_setting('{WHOLE}', true) = 'on'"
_HERE = "EXISTS (SELECT 1 FROM memberships AS here WHERE here.person_id = persons.id)"


def lift(connection: Connection) -> None:
    """Take the policies off within this transaction, so that the tables' owner may move them: see `shut`."""
    for table in sorted(_shut(connection)):
        connection.execute(text(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"))
        for policy in ("whole", "house", "hall"):
            connection.execute(text(f"DROP POLICY IF EXISTS {policy} ON {table}"))


def is_shut(connection: Connection) -> bool:
    """Whether every table has its policies."""
    return not set(_tables()) - _shut(connection)


def shut(connection: Connection) -> None:
    """Give every table that has none its policies and rights. Refusal: the login may not make the two roles."""
    closed = _shut(connection)
    open_tables = [table for table in _tables() if table not in closed]
    if not open_tables:
        return
    try:
        for order in _roles():
            connection.execute(text(order))
    except DBAPIError as error:
        raise refuse("cli.no_roles", roles=(HOUSE_ROLE, HALL_ROLE)) from error
    for table in open_tables:
        for order in _orders(table):
            connection.execute(text(order))
    for role in (HOUSE_ROLE, HALL_ROLE):
        connection.execute(text(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}"))


def _tables() -> list[str]:
    return [model.__tablename__ for model in Row.__subclasses__()]


def _shut(connection: Connection) -> set[str]:
    found = connection.execute(
        text(
            "SELECT relname FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace"
        )
    )
    return {str(name) for (name,) in found}


def _roles() -> Iterator[str]:
    """Two roles that nobody logs in as, and the right to become them. Another database may just be making them."""
    for role in (HOUSE_ROLE, HALL_ROLE):
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN "
            f"CREATE ROLE {role} NOLOGIN NOBYPASSRLS; END IF; "
            "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
        yield (
            f"DO $$ BEGIN IF NOT pg_has_role(current_user, '{role}', 'SET') THEN "
            f"EXECUTE format('GRANT {role} TO %I', current_user); END IF; END $$"
        )
        yield f"GRANT USAGE ON SCHEMA public TO {role}"


def _orders(table: str) -> Iterator[str]:
    """What shuts one table; a table that its model does not give to a property is the hall's."""
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    yield f"CREATE POLICY whole ON {table} TO CURRENT_USER USING ({_WHOLE}) WITH CHECK ({_WHOLE})"
    if table in _OWNED:
        yield f"CREATE POLICY house ON {table} TO {HOUSE_ROLE} USING ({_MINE}) WITH CHECK ({_MINE})"
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {HOUSE_ROLE}"
    elif table == PersonRow.__tablename__:
        yield f"CREATE POLICY house ON {table} FOR SELECT TO {HOUSE_ROLE} USING ({_HERE})"
        yield f"GRANT SELECT ON {table} TO {HOUSE_ROLE}"
    elif table == InboxRow.__tablename__:
        yield f"CREATE POLICY house ON {table} TO {HOUSE_ROLE} USING (true) WITH CHECK (true)"
        yield f"GRANT {_OF_INBOX} ON {table} TO {HOUSE_ROLE}"
    if table in HALL:
        rights = "SELECT" if table in _READ_BY_HALL else "SELECT, INSERT, UPDATE, DELETE"
        yield f"CREATE POLICY hall ON {table} TO {HALL_ROLE} USING (true) WITH CHECK (true)"
        yield f"GRANT {rights} ON {table} TO {HALL_ROLE}"


_OWNED = {model.__tablename__ for model in Row.__subclasses__() if issubclass(model, Owned | PropertyRow)}
