"""What must Claude's client do before whatever speaks the Messages API: a transport in process, or a real wire?"""

import asyncio
import io
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest
from PIL import Image

from channels.claude.brain import Account, ClaudeBrain
from channels.claude.client import Claude
from channels.dialogue import (
    Asked,
    Finished,
    NoAnswer,
    Opened,
    Picture,
    Prompt,
    Recalled,
    Replied,
    Returned,
    Stop,
    Tier,
    ToolSpec,
    Trouble,
)
from tests.twins.messages_api import KEY, MessagesApi, Step, fails, says

SCHEMA = {"type": "object", "properties": {"night": {"type": "string"}}, "required": ["night"]}
TOOLS = (ToolSpec("sold", "Rooms sold on a night.", SCHEMA), ToolSpec("left", "Rooms left.", SCHEMA))
CHOICE = {
    "type": "object",
    "properties": {"seat": {"enum": ["gm", "cfo"]}},
    "required": ["seat"],
    "additionalProperties": False,
}


def jpeg(side: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (side, side), "white").save(written, "JPEG")
    return written.getvalue()


def prompt(*entries: Any, tier: Tier = Tier.TURN) -> Prompt:
    return Prompt(tier, "You are a director.", entries or (Asked("Combien ce soir ?"),), TOOLS)


class ClaudeContract:
    """Subclasses give `api` and `brain`."""

    @pytest.fixture
    def api(self) -> MessagesApi:
        return MessagesApi()

    async def hear(self, brain: ClaudeBrain, asked: Prompt) -> tuple[str, Finished]:
        text, last = "", None
        async for event in brain.answer(asked):
            last = event
            if isinstance(event, str):
                text += event
        assert isinstance(last, Finished)
        return text, last

    async def refused(self, brain: ClaudeBrain, asked: Prompt | None = None) -> NoAnswer:
        with pytest.raises(NoAnswer) as found:
            await self.hear(brain, asked or prompt())
        return found.value

    async def test_text_comes_in_pieces_and_then_as_a_message(
        self, brain: ClaudeBrain, api: MessagesApi
    ) -> None:
        api.will(says("Dix chambres sur douze sont vendues ce soir."))
        pieces = [event async for event in brain.answer(prompt())]
        assert isinstance(pieces[0], Opened)
        assert pieces[0].usage.cost > 0
        assert len([piece for piece in pieces if isinstance(piece, str)]) > 1
        last = pieces[-1]
        assert isinstance(last, Finished)
        assert (last.text, last.stop) == ("Dix chambres sur douze sont vendues ce soir.", Stop.END)

    @pytest.mark.parametrize("tier", Tier)
    async def test_every_tier_is_asked_in_a_way_that_its_model_takes(
        self, brain: ClaudeBrain, api: MessagesApi, tier: Tier
    ) -> None:
        api.will(says("Oui."))
        await self.hear(brain, prompt(tier=tier))
        assert api.refusals == []

    async def test_parallel_calls_and_their_results_go_back_untouched(
        self, brain: ClaudeBrain, api: MessagesApi
    ) -> None:
        calls = (("sold", {"night": "2026-12-20"}), ("left", {"night": "2026-12-20"}))
        api.will(says("Je regarde.", calls=calls), says("Dix."))
        first = prompt(Asked("hier"), Recalled("Neuf."), Asked("Et ce soir ?"))
        _, message = await self.hear(brain, first)
        assert message.stop is Stop.TOOLS
        assert [(call.name, call.arguments) for call in message.calls] == list(calls)
        results = Returned(tuple((call.id, "10", False) for call in message.calls))
        await self.hear(brain, prompt(*first.entries, Replied(message.blocks), results))
        assert api.refusals == []
        one, two = api.bodies
        assert two["messages"][: len(one["messages"])] == one["messages"]
        assert {key: one[key] for key in ("system", "tools")} == {
            key: two[key] for key in ("system", "tools")
        }

    async def test_a_changed_prefix_is_our_bug_and_is_called_so(
        self, brain: ClaudeBrain, api: MessagesApi
    ) -> None:
        api.will(says("", calls=(("sold", {"night": "x"}),)))
        _, message = await self.hear(brain, prompt(Asked("un")))
        results = Returned(tuple((call.id, "10", False) for call in message.calls))
        failure = await self.refused(brain, prompt(Asked("deux"), Replied(message.blocks), results))
        assert failure.trouble is Trouble.REJECTED
        assert api.refusals

    @pytest.mark.parametrize(
        ("stop", "expected"),
        [
            ("end_turn", Stop.END),
            ("max_tokens", Stop.LENGTH),
            ("refusal", Stop.REFUSED),
            ("pause_turn", Stop.PAUSE),
            ("model_context_window_exceeded", Stop.LENGTH),
            ("something_new", Stop.END),
        ],
    )
    async def test_stop_reasons(
        self, brain: ClaudeBrain, api: MessagesApi, stop: str, expected: Stop
    ) -> None:
        api.will(says("Bon", stop=stop, calls=(("sold", {"night": "x"}),)))
        _, message = await self.hear(brain, prompt())
        assert message.stop is expected

    async def test_an_empty_message_is_a_message(self, brain: ClaudeBrain, api: MessagesApi) -> None:
        api.will(says("", thinks=False))
        _, message = await self.hear(brain, prompt())
        assert (message.text, message.calls, message.blocks) == ("", (), ())

    @pytest.mark.parametrize(
        ("status", "trouble", "asked"),
        [
            (400, Trouble.REJECTED, 1),
            (401, Trouble.KEY, 1),
            (403, Trouble.KEY, 1),
            (429, Trouble.BUSY, 3),
            (500, Trouble.UNREACHABLE, 3),
            (529, Trouble.BUSY, 3),
        ],
    )
    async def test_errors_have_a_kind_and_only_passing_ones_are_tried_again(
        self, brain: ClaudeBrain, api: MessagesApi, status: int, trouble: Trouble, asked: int
    ) -> None:
        api.otherwise = fails(status)
        failure = await self.refused(brain)
        assert (failure.trouble, failure.usage, len(api.bodies)) == (trouble, None, asked)

    async def test_an_error_that_passes_is_not_noticed(self, brain: ClaudeBrain, api: MessagesApi) -> None:
        api.will(fails(529), fails(429), says("Dix."))
        assert (await self.hear(brain, prompt()))[0] == "Dix."

    @pytest.mark.parametrize(
        "step",
        [
            says("Dix chambres sur douze", cut_after=9),
            says("Dix chambres sur douze", cut_after=9, politely=True),
            says("Dix chambres sur douze", error_after=9),
            says("", calls=(("sold", {}),), raw_input='{"night": tru#', thinks=False),
        ],
        ids=["lost", "ended early", "error event", "unreadable arguments"],
    )
    async def test_a_stream_that_breaks_off_is_a_cut_with_a_price(
        self, brain: ClaudeBrain, api: MessagesApi, step: Step
    ) -> None:
        api.will(step)
        failure = await self.refused(brain)
        assert failure.trouble is Trouble.CUT
        assert failure.usage is not None
        assert failure.usage.estimated
        assert failure.usage.cost > 0

    async def test_who_goes_away_closes_the_stream(self, brain: ClaudeBrain, api: MessagesApi) -> None:
        api.will(says("Dix chambres", wait=True), says("Onze."))
        begun = asyncio.Event()

        async def listen() -> None:
            async for _ in brain.answer(prompt()):
                begun.set()

        listening = asyncio.ensure_future(listen())
        await begun.wait()
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening
        api.release()
        assert (await self.hear(brain, prompt()))[0] == "Onze."

    async def test_a_choice_keeps_to_its_schema(self, brain: ClaudeBrain, api: MessagesApi) -> None:
        api.will_choose(says('{"seat": "cfo"}'))
        found = await brain.classify("Whose is it?", "la trésorerie ?", CHOICE)
        assert found.values == {"seat": "cfo"}
        assert Decimal(0) < found.usage.cost < Decimal("0.001")
        assert api.refusals == []

    @pytest.mark.parametrize(
        "step",
        [says("no JSON"), says("[1]"), says('{"seat": "c', stop="max_tokens"), says("", stop="refusal")],
    )
    async def test_a_choice_that_is_none_says_so(
        self, brain: ClaudeBrain, api: MessagesApi, step: Step
    ) -> None:
        api.will_choose(step)
        assert (await brain.classify("Whose is it?", "?", CHOICE)).values is None

    @pytest.mark.parametrize("status", [400, 401, 429, 500, 529])
    async def test_a_choice_is_never_tried_twice(
        self, brain: ClaudeBrain, api: MessagesApi, status: int
    ) -> None:
        api.otherwise = fails(status)
        with pytest.raises(NoAnswer):
            await brain.classify("Whose is it?", "?", CHOICE)
        assert len(api.choices) == 1

    async def test_a_picture_is_read_into_the_schema_and_costs_its_pixels(
        self, brain: ClaudeBrain, api: MessagesApi
    ) -> None:
        api.will_choose(says('{"seat": "gm"}'), says('{"seat": "gm"}'))
        small, large = [
            (await brain.look("What is shown?", Picture(jpeg(side)), "Booking.com", CHOICE)).usage
            for side in (150, 750)
        ]
        assert api.refusals == []
        shown, asked = api.choices[0]["messages"][0]["content"]
        assert (shown["type"], asked["text"]) == ("image", "Booking.com")
        assert large.fresh - small.fresh == (750 * 750 - 150 * 150) // 750
        assert large.cost - small.cost == (large.fresh - small.fresh) * Decimal(2) / 1_000_000

    @pytest.mark.parametrize(
        "picture", [Picture(b"no picture"), Picture(b"", "image/bmp"), Picture(b"\xff\xd8", "image/png")]
    )
    async def test_what_is_no_picture_is_our_bug_and_is_not_asked_twice(
        self, brain: ClaudeBrain, api: MessagesApi, picture: Picture
    ) -> None:
        with pytest.raises(NoAnswer) as failure:
            await brain.look("What is shown?", picture, "Booking.com", CHOICE)
        assert (failure.value.trouble, len(api.choices)) == (Trouble.REJECTED, 1)

    async def test_the_cache_is_written_once_and_then_read(
        self, brain: ClaudeBrain, api: MessagesApi
    ) -> None:
        api.will(says("", calls=(("sold", {"night": "x"}),)), says("Dix."))
        _, first = await self.hear(brain, prompt())
        results = Returned(tuple((call.id, "10", False) for call in first.calls))
        _, second = await self.hear(brain, prompt(Asked("Combien ce soir ?"), Replied(first.blocks), results))
        assert first.usage.cache_written > 0
        assert first.usage.cache_read == 0
        assert second.usage.cache_read == first.usage.cache_written


async def opened(claude: Claude) -> AsyncIterator[ClaudeBrain]:
    """The brain over a client that is there already."""
    brain = ClaudeBrain(Account(KEY, ""), connect=lambda: claude)
    yield brain
    await brain.close()
