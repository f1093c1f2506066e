"""How far is each sales channel, do they hear the same, and is there trouble between them?"""

from boardroom.spoken import spoken_by
from boardroom.view import View
from domain.phrase import say

VIEW = View(
    "canaux", say("page.view_channels"), "channels", 50, spoken_by("activation", "canaux", "incident")
)
