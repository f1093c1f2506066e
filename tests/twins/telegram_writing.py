"""What does a chat show while the bot is writing, and what is refused?"""

from tests.twins.telegram_methods import chat, formatted
from tests.twins.telegram_params import Params, bad
from tests.twins.telegram_state import TelegramState

ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
}


def chat_action(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#sendchataction"""
    params.only("chat_id", "action", "message_thread_id")
    chat(state, params)
    if params.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def send_draft(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#sendmessagedraft (private chats; shown for half a minute)"""
    params.only("chat_id", "draft_id", "text", "parse_mode", "message_thread_id")
    if chat(state, params) < 0:
        raise bad("drafts are for private chats")
    if params.integer("draft_id") == 0:
        raise bad("draft_id must be non-zero")
    formatted(params, "text", 4096)
    return True
