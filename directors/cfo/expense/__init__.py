"""What does a typed expense, refund or cancellation come to?"""

from directors.cfo.expense.booking import Cancellation, RebateWish, cancellation_from, rebate_from
from directors.cfo.expense.order import cancellation_of, rebate_of
from directors.cfo.expense.sentence import Expense, expense_from
from directors.cfo.expense.wish import wish_from

__all__ = [
    "Cancellation",
    "Expense",
    "RebateWish",
    "cancellation_from",
    "cancellation_of",
    "expense_from",
    "rebate_from",
    "rebate_of",
    "wish_from",
]
