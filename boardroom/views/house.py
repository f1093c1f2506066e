"""How do the rooms stand, who is driven where, what is to be minded for whom?"""

from boardroom.spoken import spoken_by
from boardroom.view import View
from domain.phrase import say

VIEW = View("maison", say("page.view_house"), "house", 60, spoken_by("chambres", "transferts", "attentions"))
