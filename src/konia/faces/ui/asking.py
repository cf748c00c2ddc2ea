"""Reading a question from an address, and the question that is asked when nobody asked another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from konia.domains.reporting.definition import ReportDefinition, report, report_names
from konia.kernel.calendar.periods import Period, parse_period
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import check_moment, scope_of
from konia.kernel.org.directory import find_unit
from konia.kernel.org.tree import Tree, UnknownUnitError
from konia.kernel.rooms.problems import Problem
from konia.lib.dates import NotADateError, parse_date

from .context import today

TIERS = {
    "province": "Cấp tỉnh",
    "department": "Sở, ban, ngành",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
}


class BadDayError(Problem):
    """The text is no day."""


class BadTierError(Problem):
    """The text names no tier."""


@dataclass(frozen=True)
class Defaults:
    """The question of the latest report: what pages show before anybody changes it."""

    unit: str
    period: Period
    as_of: date


def latest_report() -> ReportDefinition:
    """The form of report whose period ended last among those that have begun."""
    known = [report(name) for name in report_names()]
    begun = [one for one in known if one.period.first <= today()] or known
    return max(begun, key=lambda one: one.period.last)


def defaults() -> Defaults:
    """The latest report's own question, never later than today."""
    latest = latest_report()
    return Defaults(latest.unit, latest.period, min(latest.as_of, today()))


def day(text: str) -> date:
    """A day written as 15/6/2021 or 2021-06-15. Raises: BadDayError."""
    try:
        return parse_date(text)
    except NotADateError:
        raise BadDayError(
            f"“{text}” không phải ngày.",
            why="Ngày phải có trong lịch và ghi đủ ngày, tháng, năm.",
            todo="Hãy ghi theo mẫu 15/6/2021.",
        ) from None


def moment(text: str, otherwise: date) -> date:
    """A day up to which data are seen. Raises: BadDayError, FutureMomentError."""
    asked = day(text) if text.strip() else otherwise
    check_moment(asked, today())
    return asked


def unit_code(text: str, tree: Tree) -> str:
    """The code of a unit given by code or by any of its names.

    Raises: NoSuchUnitError with near names.
    """
    cleaned = text.strip()
    try:
        return tree.node(cleaned).code
    except UnknownUnitError:
        return tree.nodes[find_unit(cleaned, on=tree.on)].code


def tiers(text: str) -> frozenset[str]:
    """Tiers named in an address, parted by commas. Raises: BadTierError."""
    asked = frozenset(part.strip() for part in text.split(",") if part.strip())
    if unknown := asked - TIERS.keys():
        raise BadTierError(
            f"Không có cấp “{'; '.join(sorted(unknown))}”.",
            todo=f"Các cấp: {'; '.join(TIERS)}.",
        )
    return asked


def ask_of(given: Mapping[str, str], *, unit: str = "", tree: Tree | None = None) -> Ask:
    """The question an address asks: unit, ky (period), den (as of), cap (tiers).

    unit: asked about when the address names none; tree: of the day asked about, when at hand.
    Raises: a Problem for everything that makes no sense.
    """
    plain = defaults()
    as_of = moment(given.get("den", ""), plain.as_of)
    period = parse_period(given["ky"]) if given.get("ky", "").strip() else plain.period
    tree = tree if tree is not None and tree.on == as_of else Tree.at(as_of)
    named = given.get("unit", "").strip()
    code = unit_code(named, tree) if named else (unit or plain.unit)
    scope = scope_of(code, as_of, tree=tree)
    return Ask(scope.narrowed(tiers(given.get("cap", ""))), period, as_of)


def query_of(ask: Ask, **more: str) -> str:
    """The address part that asks a question again: '?unit=H21&ky=…&den=…'."""
    parts = {
        "unit": ask.scope.root,
        "ky": f"{ask.period.first.isoformat()}..{ask.period.last.isoformat()}",
        "den": ask.as_of.isoformat(),
        "cap": ",".join(sorted(ask.scope.tiers)),
        **more,
    }
    return "?" + urlencode({key: value for key, value in parts.items() if value})
