"""How does Alembic run the revisions: on the connection that `store.upkeep` opened, in its transaction."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from store.models.whole import Row

connection: Connection = context.config.attributes["connection"]
# Batch mode rebuilds a table by DROP, which deletes children where foreign keys are on: `store.upkeep` leaves
# them off and checks them afterwards.
context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
