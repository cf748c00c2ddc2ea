"""Figures for machines."""

from datetime import date

from django.http import HttpRequest
from ninja import Router

from konia.faces.ui.answers import Card, card_of, number_of
from konia.faces.ui.asking import ask_of, defaults
from konia.faces.ui.small import counts_people, hidden_units, is_small
from konia.kernel.figures.definitions import FIGURES, Ask, Definition
from konia.kernel.figures.engine import Answer
from konia.kernel.rooms.problems import Problem
from konia.lib.numbers import plain

from .guard import OPEN, needs, powers_if_any
from .schemas import FigureAnswer, FigureRule, Value

router = Router(tags=["Chỉ tiêu"])


@router.get(
    "/figures", response=list[FigureRule], summary="Mọi định nghĩa chỉ tiêu", url_name="figures"
)
@needs(OPEN)
def figures(request: HttpRequest) -> list[FigureRule]:
    """Every published definition."""
    return [_rule(rule) for rule in FIGURES]


def _rule(rule: Definition) -> FigureRule:
    return FigureRule(
        name=rule.name, code=rule.code, title=rule.title, unit=rule.unit.value,
        kind=rule.kind.value, definition=" ".join(rule.says.split()), source=rule.source,
        since=rule.since.isoformat(), until=rule.until.isoformat() if rule.until else None,
    )  # fmt: skip


@router.get("/figures/{name}", response=FigureAnswer, summary="Hỏi một chỉ tiêu", url_name="figure")
@needs(OPEN)
def figure(
    request: HttpRequest,
    name: str,
    unit: str = "",
    first: str = "",
    last: str = "",
    as_of: str = "",
    tiers: str = "",
    by: str = "",
) -> FigureAnswer:
    """One figure for a unit and period as of a day; by=unit or by=month adds its parts.

    Numbers of one to four people are kept back from those who have not signed in.
    """
    if by not in {"", "unit", "month"}:
        raise Problem(f"Không chia được theo “{by}”.", todo="Dùng by=unit hoặc by=month.")
    ask = ask_of({"unit": unit, "ky": _period(first, last), "den": as_of, "cap": tiers})
    FIGURES.versions(name)
    card = card_of(name, ask)
    hides = not _is_trusted(request) and counts_people(name, ask)
    return _told(card, _parts(card, by, hides=hides), hides=hides)


def _period(first: str, last: str) -> str:
    plain_period = defaults().period
    if not first and not last:
        return ""
    return f"{first or plain_period.first.isoformat()}..{last or plain_period.last.isoformat()}"


def _is_trusted(request: HttpRequest) -> bool:
    powers = powers_if_any(request)
    return powers is not None and "figures.see" in powers.permissions


def _parts(card: Card, by: str, *, hides: bool) -> list[Value]:
    if by == "unit":
        hidden = hidden_units(card.parts) if hides else frozenset()
        return [
            _value(node.code, node.name, answer, hidden=node.id in hidden)
            for node, answer in card.parts
        ]
    if by == "month":
        return [
            _value(str(month.first)[:7], str(month), answer, hidden=hides and is_small(answer))
            for month, answer in card.months
        ]
    return []


def _value(of: str, name: str, answer: Answer, *, hidden: bool) -> Value:
    part, whole = (None, None) if hidden else (plain(answer.part), plain(answer.whole))
    value = None if hidden else text_for_machines(answer)
    return Value(of=of, name=name, value=value, part=part, whole=whole, suppressed=hidden)


def text_for_machines(answer: Answer) -> str | None:
    """A decimal string or an ISO day; None for no value."""
    number = number_of(answer)
    if number is not None:
        return plain(number)
    return answer.value.isoformat() if isinstance(answer.value, date) else None


def _told(card: Card, parts: list[Value], *, hides: bool) -> FigureAnswer:
    answer, ask = card.answer, card.answer.ask
    hidden = hides and is_small(answer)
    node = _node(ask)
    return FigureAnswer(
        figure=answer.definition.code, title=answer.definition.title,
        unit=answer.definition.unit.value, scope=ask.scope.root, scope_name=node,
        first=ask.period.first.isoformat(), last=ask.period.last.isoformat(),
        as_of=ask.as_of.isoformat(), value=None if hidden else text_for_machines(answer),
        part=None if hidden else plain(answer.part), whole=None if hidden else plain(answer.whole),
        records=None if hidden else answer.records, meaning=answer.meaning, suppressed=hidden,
        by=parts,
    )  # fmt: skip


def _node(ask: Ask) -> str:
    return ask.scope.tree.node(ask.scope.root).name
