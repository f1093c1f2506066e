"""Which updates can Telegram send, and which should it never send?"""

import random
from typing import Any

OWNER, STRANGER = 1, 7099
NOW = 1_795_420_800
STRANGE: list[Any] = [
    None, True, False, 0, -1, 1e308, 2**63, 2**70, -(2**63) - 1, "", " ", "NaN", "٣", "hier", "\u0000", "\ud800",
    "👑" * 50, [], {}, [[]], [None], {"id": {}}, {"id": "x"}, "p:x:y", "x" * 5000, "<b>", "%s %(x)d",
]  # fmt: skip
TEXTS = (
    "/brief", "/prix suite junior 01/02/2027-05/02/2027 +15%", "/prix", "/prix ٣ 31/02 -101%", "/canaux", "/aide",
    "/arrivees 99/99/9999", "/journal 999999999999999999999999", "/decisions", "/help", "/start", "/start inv_x",
    "/start inv_" + "é" * 90, "/pause", "/reprendre", "/", "//", "/inconnu@lhcm_twin_bot x", "oui", "non", "1 990",
    "-5", "", "   ", "\u202e\u0000", "x" * 4096, "🫖" * 2048, "<script>&amp;", "%s", "/brief 0001-01-01",
    "/arrivees 31/12/9999", "/prix suite 9999-12-31 1", "/journal -1", "/brief " + "9" * 400,
)  # fmt: skip
PARTS: list[dict[str, Any]] = [
    {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}], "caption": "/brief"},
    {"document": {"file_id": "a", "file_unique_id": "b", "file_name": "x.csv"}},
    {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}},
    {"location": {"longitude": 8.0, "latitude": 31.6}},
    {"contact": {"phone_number": "+212600000000", "first_name": "Omar"}},
    {"new_chat_members": [{"id": 5, "is_bot": False, "first_name": "x"}]},
    {"dice": {"emoji": "🎲", "value": 4}},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
    {"successful_payment": {"currency": "MAD", "total_amount": 1, "invoice_payload": ""}},
    {"forward_origin": {"type": "hidden_user", "date": NOW, "sender_user_name": "x"}, "text": "/brief"},
    {"text": "/brief", "entities": [{"type": "bot_command", "offset": 900, "length": 4}]},
    {"web_app_data": {"data": "{}", "button_text": "x"}},
]
ODD_KINDS: list[dict[str, Any]] = [
    {"inline_query": {"id": "1", "query": "x", "offset": ""}},
    {"chosen_inline_result": {"result_id": "1", "query": "x"}},
    {"poll_answer": {"poll_id": "1", "option_ids": [0], "option_persistent_ids": ["0"]}},
    {"message_reaction": {"chat": {"id": 1, "type": "private"}, "message_id": 1, "date": NOW,
                          "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
    {"shipping_query": {"id": "1", "invoice_payload": "x"}},
    {"never_heard_of": {"x": 1}},
    {},
]  # fmt: skip


class Grammar:
    """Random updates; `tokens` are those of real cards that taps may name, `cards` their message ids."""

    def __init__(self, seed: int, tokens: list[str], cards: list[int]) -> None:
        self.chance = random.Random(seed)
        self._tokens, self._cards = tokens, cards
        self._id = 500_000_000

    def update(self) -> dict[str, Any]:
        """One update: as documented, or spoilt in places."""
        self._id += 1
        raw = {"update_id": self._id, **self._content()}
        if self.chance.random() < 0.5:
            return raw
        spoilt: dict[str, Any] = self.spoil(raw, top=True)
        if self.chance.random() < 0.97:
            spoilt["update_id"] = self._id
        return spoilt

    def spoil(self, value: Any, *, top: bool = False) -> Any:
        """The value with something strange in some places, keys lost, lists repeated."""
        if not top and self.chance.random() < 0.05:
            return self.chance.choice(STRANGE)
        if isinstance(value, dict):
            return {key: self.spoil(item) for key, item in value.items() if self.chance.random() > 0.02}
        if isinstance(value, list):
            return [self.spoil(item) for item in value] * self.chance.choice([1, 1, 2])
        return value

    def _content(self) -> dict[str, Any]:
        make = self.chance.choices(
            [self._message, self._tap, self._member, self._odd], weights=[45, 40, 5, 10]
        )[0]
        return make()

    def _user(self) -> dict[str, Any]:
        number = self.chance.choices([OWNER, STRANGER, 5, 2**52], weights=[6, 2, 1, 1])[0]
        language = self.chance.choice(["fr", "en", "de", "zh-hans", None])
        user = {"id": number, "is_bot": number == 5, "first_name": "Said", "language_code": language}
        return {key: value for key, value in user.items() if value is not None}

    def _chat(self, user: dict[str, Any]) -> dict[str, Any]:
        private = {"id": user["id"], "type": "private", "first_name": "Said"}
        group = {"id": -1001234567890, "type": "supergroup", "title": "Villa"}
        return self.chance.choices([private, group, {"id": -100999, "type": "channel"}], weights=[8, 1, 1])[0]

    def _message(self) -> dict[str, Any]:
        kind = self.chance.choices(
            ["message", "edited_message", "channel_post", "business_message"], weights=[8, 2, 1, 1]
        )[0]
        user = self._user()
        message = self._bare(user, self.chance.randrange(1, 10_000))
        text = self.chance.choice(TEXTS)
        message |= self.chance.choice(PARTS) if self.chance.random() < 0.25 else {"text": text}
        if text.startswith("/") and "entities" not in message:
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(" ")[0])}]
        if self.chance.random() < 0.3:
            message["reply_to_message"] = self._bare(user, self.chance.choice([*self._cards, 1, 999_999]))
        return {kind: message}

    def _bare(self, user: dict[str, Any], number: int) -> dict[str, Any]:
        return {"message_id": number, "date": NOW, "chat": self._chat(user), "from": user}

    def _tap(self) -> dict[str, Any]:
        user = self._user()
        token = self.chance.choice([*self._tokens, "tokentokentoken1", "", "é", "x" * 40, "0"])
        verb = self.chance.choice(
            ["ok", "yes", "no", "approve", "refuse", "why", "adjust", "later", "undo", "override", "fold",
             "whole", "saw", "done", "amount", "", "é", "__class__"]
        )  # fmt: skip
        argument = self.chance.choice(["", "1", "1990", "-1", "99999999999999999999", "NaN", "é", "a:b", "٣"])
        data = self.chance.choice(
            [f"p:{token}:{verb}", f"p:{token}:{verb}:{argument}", f"q:{token}:{argument}", f"i:yes:{token}",
             f"i:{argument}:{token}", "i:", "i:yes", "p", "p:", "q::", "", ":::::", "x" * 64]
        )  # fmt: skip
        query: dict[str, Any] = {"id": str(self._id), "from": user, "chat_instance": "31", "data": data}
        place = self.chance.random()
        card = self._bare({"id": 7000000001, "is_bot": True, "first_name": "LHCM"}, 1)
        card |= {"message_id": self.chance.choice([*self._cards, 1, 999_999]), "chat": self._chat(user)}
        if place < 0.8:
            query["message"] = card
        elif place < 0.9:
            query["message"] = {"message_id": 3, "date": 0, "chat": self._chat(user)}  # no longer accessible
        else:
            query["inline_message_id"] = "abc"
        if self.chance.random() < 0.05:
            del query["data"]
            query["game_short_name"] = "x"
        return {"callback_query": query}

    def _member(self) -> dict[str, Any]:
        user = self._user()
        standing: list[dict[str, Any]] = [
            {"user": user, "status": self.chance.choice(["member", "left", "kicked"])} for _ in "ab"
        ]
        for one in standing:
            if one["status"] == "kicked":
                one["until_date"] = 0
        changed = {"chat": self._chat(user), "from": user, "date": NOW}
        return {"my_chat_member": {**changed, "old_chat_member": standing[0], "new_chat_member": standing[1]}}

    def _odd(self) -> dict[str, Any]:
        kind = self.chance.choice(ODD_KINDS)
        return {
            name: body | ({"from": self._user()} if isinstance(body, dict) else {})
            for name, body in kind.items()
        }
