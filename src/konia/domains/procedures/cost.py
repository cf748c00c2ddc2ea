"""Compliance cost: what a procedure costs those who must follow it in a year."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Inputs:
    """What the cost is computed from. Units: hours and đồng for one time; times for a year."""

    times_a_year: int
    hour_wage_vnd: int
    hours: Decimal
    other_vnd: int = 0
    fee_vnd: int = 0


def compliance_cost(inputs: Inputs) -> int:
    """Times a year × (hours × hourly income + other costs + fee), in whole đồng."""
    once = inputs.hours * inputs.hour_wage_vnd + inputs.other_vnd + inputs.fee_vnd
    return int((once * inputs.times_a_year).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def saving(before: Inputs, after: Inputs) -> int:
    """What is saved in a year; never below nothing."""
    return max(0, compliance_cost(before) - compliance_cost(after))
