"""How is a result shown: on a phone, as a picture, to a program?"""

from governance.result.account import Account, a_month_before, account_of, hindsight_of
from governance.result.as_json import account_json
from governance.result.screen import screen
from governance.result.till import Till, till_json, till_of, till_screen

__all__ = [
    "Account",
    "Till",
    "a_month_before",
    "account_json",
    "account_of",
    "hindsight_of",
    "screen",
    "till_json",
    "till_of",
    "till_screen",
]
