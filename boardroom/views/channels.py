"""How far is each sales channel, do they hear the same, and is there trouble between them?"""

from boardroom.sheets import of_commands
from boardroom.view import View
from domain.phrase import say

VIEW = View(
    "canaux", say("page.view_channels"), "channels", 50, of_commands("activation", "canaux", "incident")
)
