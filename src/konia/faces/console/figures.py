"""`konia figure` and `konia figures`: ask one figure; list all definitions."""

import argparse
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from konia.kernel.calendar.periods import Period, parse_period
from konia.kernel.figures.definitions import FIGURES, Ask
from konia.kernel.figures.engine import (
    Answer,
    breakdown,
    by_month,
    check_moment,
    one_moment,
    read,
    records,
    scope_of,
)  # fmt: skip
from konia.lib.dates import format_date
from konia.lib.numbers import format_number, plain

from .asking import day, today

MOST_RECORDS = 1000


def add_commands(commands: Any) -> None:
    """Add `figure` and `figures`."""
    one: argparse.ArgumentParser = commands.add_parser("figure", help="hỏi một chỉ tiêu")
    one.add_argument("name", metavar="CHỈ_TIÊU")
    one.add_argument("--unit", required=True, help="mã đơn vị, ví dụ H21")
    one.add_argument("--period", required=True, help="2020-12-15..2021-06-14 hoặc 2021-H1")
    one.add_argument("--as-of", default="", help="thời điểm chốt số liệu")
    one.add_argument("--tiers", default="", help="chỉ các cấp này: department,district,commune")
    one.add_argument("--by", choices=("unit", "month"))
    one.add_argument("--records", action="store_true", help="kèm các bản ghi phía sau")
    one.add_argument("--format", choices=("json", "table"), default="table")
    one.set_defaults(run=_figure)
    every: argparse.ArgumentParser = commands.add_parser("figures", help="danh sách chỉ tiêu")
    every.add_argument("--format", choices=("json", "table"), default="table")
    every.set_defaults(run=_figures)


def _figure(asked: argparse.Namespace) -> None:
    with one_moment():
        answer, parts, rows = _answers(asked)
    if asked.format == "json":
        told = _machine(answer) | {"by": [_machine(a) | {"of": of} for of, a in parts]}
        print(json.dumps(told | {"rows": rows}, ensure_ascii=False, indent=1))
        return
    print(f"{answer.definition.title}: {_shown(answer)}")
    print(f"  {answer.definition.code} — {answer.ask.period}, đến {format_date(answer.ask.as_of)}")
    for of, each in parts:
        print(f"  {of:<50} {_shown(each)}")
    for row in rows:
        print("  " + " | ".join(str(value) for value in row.values()))


def _answers(
    asked: argparse.Namespace,
) -> tuple[Answer, list[tuple[str, Answer]], list[dict[str, str]]]:
    ask = _ask(asked)
    answer = read(asked.name, ask)
    parts: list[tuple[str, Answer]] = []
    if asked.by == "unit":
        tree = ask.scope.tree
        nodes = tree.children(tree.node(asked.unit).id)
        found = breakdown(asked.name, ask, nodes)
        parts = [(node.name, each) for node, each in found if each.value]
    elif asked.by == "month":
        parts = [(str(month), each) for month, each in by_month(asked.name, ask)]
    rows = list(_rows(asked.name, ask)) if asked.records else []
    return answer, parts, rows


def _ask(asked: argparse.Namespace) -> Ask:
    period: Period = parse_period(asked.period)
    as_of = day(asked.as_of) if asked.as_of else min(today(), period.last)
    check_moment(as_of, today())
    tiers = [tier for tier in asked.tiers.split(",") if tier]
    return Ask(scope_of(asked.unit, as_of).narrowed(tiers), period, as_of)


def _rows(name: str, ask: Ask) -> Iterator[dict[str, str]]:
    for record in records(name, ask).order_by("pk")[:MOST_RECORDS]:
        yield {"id": str(record.pk), "record": str(record)}


def _shown(answer: Answer) -> str:
    text = _plain_value(answer.value, format_number, format_date) or "chưa có số liệu"
    if answer.part is not None:
        text += f"  ({format_number(answer.part)}/{format_number(answer.whole)})"
    return text


def _machine(answer: Answer) -> dict[str, Any]:
    return {
        "figure": answer.definition.code,
        "title": answer.definition.title,
        "unit": answer.definition.unit.value,
        "value": _plain_value(answer.value, plain, date.isoformat),
        "part": plain(answer.part),
        "whole": plain(answer.whole),
        "records": answer.records,
        "scope": answer.ask.scope.root,
        "first": answer.ask.period.first.isoformat(),
        "last": answer.ask.period.last.isoformat(),
        "as_of": answer.ask.as_of.isoformat(),
    }


def _plain_value(value: Decimal | date | None, number: Any, of_day: Any) -> str | None:
    if value is None:
        return None
    return str(of_day(value) if isinstance(value, date) else number(value))


def _figures(asked: argparse.Namespace) -> None:
    listed = [
        {
            "name": d.name, "title": d.title, "unit": d.unit.value, "kind": d.kind.value,
            "source": d.source, "since": d.since.isoformat(),
        }
        for d in FIGURES
    ]  # fmt: skip
    if asked.format == "json":
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for one in listed:
        head = f"{one['name']:<48} {one['kind']:<10} {one['since']}"
        print(f"{head}  {one['unit']:<16} {one['title']}")
