"""A booking may be shortened and lengthened: the same closing is asked once at a time, not for ever.

An incident may have its title in both languages.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_TABLE = "hand_blocks"
_BEFORE = "uq_hand_blocks_property_id_booking_channel_room_type_first"
_AFTER = "uq_hand_blocks_property_id_open_key"


def upgrade() -> None:
    """What is asked for now keeps its place under a key of its own."""
    op.add_column("incidents", sa.Column("names", sa.JSON))
    with op.batch_alter_table(_TABLE) as table:
        table.drop_constraint(_BEFORE, type_="unique")
        table.add_column(sa.Column("open_key", sa.String(120)))
        table.create_unique_constraint(_AFTER, ["property_id", "open_key"])
    rows = sa.table(_TABLE, sa.column("open_key"), sa.column("token"), sa.column("state"))
    op.execute(rows.update().where(rows.c.state == "asked").values(open_key=rows.c.token))


def downgrade() -> None:
    """Of several closings for one stay the first one stays."""
    op.drop_column("incidents", "names")
    rows = sa.table(
        _TABLE, *map(sa.column, ("id", "property_id", "booking", "channel", "room_type", "first"))
    )
    stay = (rows.c.property_id, rows.c.booking, rows.c.channel, rows.c.room_type, rows.c.first)
    kept = sa.select(sa.func.min(rows.c.id)).group_by(*stay)
    op.execute(rows.delete().where(rows.c.id.not_in(kept)))
    with op.batch_alter_table(_TABLE) as table:
        table.drop_constraint(_AFTER, type_="unique")
        table.drop_column("open_key")
        table.create_unique_constraint(_BEFORE, ["property_id", "booking", "channel", "room_type", "first"])
