"""Is the database's schema the one that this version of the house needs, and how does it get there?"""

from __future__ import annotations

from sqlalchemy.ext.asyncio import create_async_engine

from store.engine import async_url
from store.models import Row


async def migrate(url: str) -> None:
    """Bring the database's schema up to date."""
    engine = create_async_engine(async_url(url))
    try:
        async with engine.begin() as connection:
            await connection.run_sync(Row.metadata.create_all)
    finally:
        await engine.dispose()
