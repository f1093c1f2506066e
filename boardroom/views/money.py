"""Where does the month's money stand: result against budget, forecast, cash, objectives?"""

from boardroom.spoken import spoken_by
from boardroom.view import View
from domain.phrase import say

VIEW = View("argent", say("page.view_money"), "money", 40, spoken_by("resultat", "objectifs", "caisse"))
