"""The question a public page asks, and its answer with small numbers of people kept back."""

from typing import Any

from django.urls import reverse

from konia.faces.ui.answers import Card, figure_of, trend_of
from konia.faces.ui.asking import query_of
from konia.faces.ui.bars import bars_of
from konia.faces.ui.small import WORDS, counts_people, hidden_units, is_small
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import Answer


def address(name: str, ask: Ask, **more: str) -> str:
    """The address of a figure's public page with its question."""
    return reverse("portal:figure", args=[name]) + query_of(ask, **more)


def kept_back(name: str, answer: Answer) -> bool:
    """Whether this number is not told to everybody."""
    return is_small(answer) and counts_people(name, answer.ask)


def public_figure(answer: Answer, *, url: str = "") -> dict[str, Any]:
    """What the figure_value component shows to everybody."""
    figure = figure_of(answer, url=url)
    if kept_back(answer.definition.name, answer):
        figure |= {
            "text": WORDS.capitalize(),
            "unit": "",
            "part": None,
            "whole": None,
            "is_kept_back": True,
        }
    return figure


def public_bars(name: str, card: Card, sort: str) -> dict[str, Any] | None:
    """The parts by unit, small numbers of people kept back."""
    people = counts_people(name, card.answer.ask)
    hidden = hidden_units(card.parts) if people else frozenset()
    bars = bars_of(
        card,
        sort=sort,
        link=lambda part: address(name, part.ask),
        sort_link=lambda way: address(name, card.answer.ask, sap=way) + "#theo-don-vi",
        hidden=hidden,
    )
    if bars and people and is_small(card.answer):
        bars["total"] = None
    return bars


def public_trend(name: str, card: Card) -> dict[str, Any] | None:
    """The months; those with small numbers of people are left blank."""
    trend = trend_of(card, [address(name, each.ask) for _, each in card.months])
    if trend is None:
        return None
    for point, (_, each) in zip(trend["points"], card.months, strict=True):
        if kept_back(name, each):
            point |= {"value": None, "text": WORDS}
    return trend
