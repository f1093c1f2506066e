"""Which guests wait for an answer?"""

from boardroom.spoken import spoken_by
from boardroom.view import View
from domain.phrase import say

VIEW = View("messages", say("page.view_messages"), "messages", 70, spoken_by("messages"))
