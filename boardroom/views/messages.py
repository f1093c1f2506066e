"""Which guests wait for an answer?"""

from boardroom.sheets import of_commands
from boardroom.view import View
from domain.phrase import say

VIEW = View("messages", say("page.view_messages"), "messages", 70, of_commands("messages"))
