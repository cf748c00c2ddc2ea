from dataclasses import dataclass

SETTLED = "payments.settled"


@dataclass(frozen=True)
class Line:
    code: str
    name: str
    amount_vnd: int


def request_payment(**k):
    return None
