"""/livrables: what was made, in which version, where it lies, what comes next, and what is stale?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.rights import Right
from domain.folding import fold, folded_words
from domain.phrase import say
from domain.registers.artifact import artifact_in
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.registers.cards import artifact_block, artifacts_reply
from governance.registers.keeping import keep_artifact, stale_artifacts


async def artifacts(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the register; a title with parts behind semicolons puts one down or changes it; other words
    search."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        today = now.astimezone((await unit.property.get()).zone).date()
        told = artifact_in(words, today) if words.strip() else None
        if told is not None and told.says_something:
            kept = await keep_artifact(office, unit, caller.member, told)
            found = [one for one in await unit.artifacts.all() if one.key != kept.key]
            stale = await stale_artifacts(unit, [kept, *found], today)
            block = artifact_block(kept, stale.get(kept.key), today)
            return await caller.heard(unit, now, Reply((block,)))
        everything = await unit.artifacts.all()
        stale = await stale_artifacts(unit, everything, today)
    wanted = folded_words(words)
    found = [one for one in everything if wanted <= folded_words(f"{one.title} {one.state} {one.place}")]
    if wanted and not found:
        return [reply(say("artifact.not_found", words=words.strip()), say("artifact.how"))]
    exact = [one for one in found if one.key == fold(words.strip())]
    return [artifacts_reply(exact or found, stale, today)]


COMMANDS = (
    Command(
        "livrables", "artifacts", artifacts, Right.FILE, what=say("command.livrables"), want="know", rank=15
    ),
    Command("livrable", "artifact", artifacts, Right.FILE),
)
