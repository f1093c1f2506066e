"""Has each missing fact of a house whose specs name nobody somebody to be asked all the same?"""

from governance.opening.readiness import readiness_told
from governance.package.filled import background_of
from tests.rooms.consent.stage import HOME, Stage


async def test_where_specs_name_nobody_the_owner_is_asked(desk: Stage) -> None:
    async with desk.store.reading(HOME) as unit:
        assert await unit.property.background() is None
        assert (await background_of(unit)).who == {"master_data": ("Said",)}
        told, _ = await readiness_told(unit, "expedia")
    unsettled = [part for field in told["fields"] for part in field["places"] if part["standing"] != "there"]
    assert unsettled
    assert all(part["who"] == ["Said"] and part["question"] for part in unsettled)
