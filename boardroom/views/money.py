"""Where does the month's money stand: result against budget, forecast, cash, objectives?"""

from boardroom.sheets import of_commands
from boardroom.view import View
from domain.phrase import say

VIEW = View("argent", say("page.view_money"), "money", 40, of_commands("resultat", "objectifs", "caisse"))
