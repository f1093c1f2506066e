"""Arabic words of the index without the article that is written onto them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

# As the house had the rule when this was written; see `domain/knowledge/words.py` for what it is now.
_ARTICLES = ("وبال", "ولل", "وال", "فال", "بال", "كال", "ال", "لل")
_WITHOUT_ARTICLE = frozenset(
    ["بالغين", "بالغون", "بالغان", "والدين", "والدان", "والدتي", "والدته", "والدتها", "والديه", "والديها"]
)


def upgrade() -> None:
    """Words that are there already become as they would be kept now."""
    passages = sa.table("knowledge_passages", sa.column("id"), sa.column("words"))
    arabic = sa.or_(passages.c.words.contains("ال"), passages.c.words.contains("لل"))
    rows = op.get_bind()
    for row, words in rows.execute(sa.select(passages.c.id, passages.c.words).where(arabic)).all():
        said = " ".join(map(_bare, words.split(" ")))
        rows.execute(sa.update(passages).where(passages.c.id == row).values(words=said))


def downgrade() -> None:
    """Nothing: what an older version reads anew it keeps in its own way."""


def _bare(word: str) -> str:
    while word not in _WITHOUT_ARTICLE:
        article = next((one for one in _ARTICLES if word.startswith(one)), None)
        if article is None or len(word) - len(article) < 3:
            break
        word = word[len(article) :]
    return word
