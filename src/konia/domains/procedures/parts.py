"""The parts of a procedure in words: what is missing, and what differs between two contents."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from konia.lib.numbers import format_number

from .models import (
    Channel,
    FeeLine,
    LegalBasis,
    PaperPart,
    PartRule,
    Procedure,
    ProcedureVersion,
    SequenceStep,
)
from .states import ChannelKind, FeeKind, Part

# What a publication must show unless a dated rule of the province says otherwise (publication
# rules of 2017). Form and fee are compulsory where they apply: a version says when they do not.
# ASSUMPTION: legal basis and result are counted as compulsory.
COMPULSORY = frozenset(Part) - {Part.CONDITIONS}
KINDS: dict[str, type[Any]] = {
    "sequence": SequenceStep, "channels": Channel, "papers": PaperPart, "fees": FeeLine,
    "bases": LegalBasis,
}  # fmt: skip
OWN_FIELDS = (
    "name", "audience", "agency", "result", "result_code", "conditions", "sets", "working_days",
    "working_hours", "calendar_days", "limit_words", "is_free", "needs_form",
)  # fmt: skip


@dataclass(frozen=True)
class Content:
    """A whole content as plain values. fields: OWN_FIELDS; lines: kind (KINDS) -> its rows."""

    fields: dict[str, Any]
    lines: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class PartDiff:
    """One part of two contents, side by side. Each line says whether only its side has it."""

    part: str
    title: str
    before: tuple[tuple[str, bool], ...]
    after: tuple[tuple[str, bool], ...]

    @property
    def is_changed(self) -> bool:
        """Whether the two sides differ."""
        return [text for text, _ in self.before] != [text for text, _ in self.after]


def content_of(version: ProcedureVersion) -> Content:
    """A version as plain values, to be copied or edited."""
    fields = {name: getattr(version, name) for name in OWN_FIELDS}
    lines = {
        kind: [_values(row) for row in sorted(rows_of(version, kind), key=lambda r: r.order)]
        for kind in KINDS
    }
    return Content(fields, lines)


def rows_of(version: ProcedureVersion, kind: str) -> list[Any]:
    """The lines of one kind, in order. kind: a name of KINDS."""
    return sorted(getattr(version, kind).all(), key=lambda row: (row.order, row.pk))


def _values(row: Any) -> dict[str, Any]:
    names = (f.name for f in row._meta.concrete_fields)
    return {n: getattr(row, n) for n in names if n not in {"id", "version", "order"}}


def content_from_catalogue(procedure: Procedure) -> Content:
    """The first content of a procedure: what its line in the catalogue says."""
    papers = [part.strip() for part in procedure.papers.split(";") if part.strip()]
    fees = [{"code": "PHI", "name": "Phí, lệ phí", "amount_vnd": procedure.fee_vnd}]
    fields = {
        "name": procedure.name,
        "working_days": procedure.time_limit_days,
        "is_free": not procedure.fee_vnd,
    }
    lines: dict[str, list[dict[str, Any]]] = {
        "papers": [
            {"code": f"GT{place}", "name": name, "originals": 1}
            for place, name in enumerate(papers, 1)
        ],
        "fees": fees if procedure.fee_vnd else [],
        "bases": [{"number": procedure.legal_basis[:80]}] if procedure.legal_basis else [],
    }
    return Content(fields, lines)


def compulsory_on(on: date) -> frozenset[str]:
    """The parts that a publication must show on a day."""
    rules = dict(PartRule.objects.holding_on(on).values_list("part", "is_required"))
    kept = {str(part) for part in COMPULSORY if rules.get(str(part), True)}
    return frozenset(kept | {part for part, required in rules.items() if required})


def missing_parts(version: ProcedureVersion, on: date) -> list[Part]:
    """The compulsory parts that a content lacks, in their printed order."""
    needed = compulsory_on(on)
    said = words_of(version)
    return [part for part in Part if part in needed and not said[part]]


def words_of(version: ProcedureVersion) -> dict[Part, tuple[str, ...]]:
    """Each part of a content as lines of words; an empty part is missing."""
    plain = {
        Part.NAME: version.name, Part.AUDIENCE: version.audience, Part.AGENCY: version.agency,
        Part.RESULT: _result(version), Part.CONDITIONS: version.conditions,
        Part.SETS: f"{version.sets} bộ" if version.sets else "", Part.LIMIT: limit_words(version),
    }  # fmt: skip
    found: dict[Part, tuple[str, ...]] = {
        part: (text,) if text else () for part, text in plain.items()
    }
    found[Part.SEQUENCE] = tuple(_sequence(version))
    found[Part.CHANNELS] = tuple(map(_channel, rows_of(version, "channels")))
    found[Part.PAPERS] = tuple(map(_paper, rows_of(version, "papers")))
    found[Part.FEES] = tuple(map(_fee, rows_of(version, "fees"))) or _free(version)
    found[Part.FORM] = _forms(version)
    found[Part.BASES] = tuple(str(row) for row in rows_of(version, "bases"))
    return found


def limit_words(version: ProcedureVersion) -> str:
    """The time limit as people read it: '10 ngày làm việc'."""
    counts = (
        (version.working_days, "ngày làm việc"), (version.working_hours, "giờ làm việc"),
        (version.calendar_days, "ngày"),
    )  # fmt: skip
    said = " ".join(f"{format_number(count)} {unit}" for count, unit in counts if count)
    return f"{said} ({version.limit_words})" if said and version.limit_words else said


def _result(version: ProcedureVersion) -> str:
    code = f" (mã {version.result_code})" if version.result_code else ""
    return f"{version.result}{code}" if version.result else ""


def _sequence(version: ProcedureVersion) -> Iterator[str]:
    for place, row in enumerate(rows_of(version, "sequence"), 1):
        case = f"[{row.case}] " if row.case else ""
        yield f"{place}. {case}{row.words}"


def _channel(row: Channel) -> str:
    days = f"{format_number(row.working_days)} ngày làm việc" if row.working_days else ""
    return ": ".join(
        filter(None, (str(ChannelKind(row.kind).label), "; ".join(
            filter(None, (days, row.fee_words, row.words))
        )))
    )  # fmt: skip


def _paper(row: PaperPart) -> str:
    counts = ((row.originals, "bản chính"), (row.copies, "bản sao"))
    said = [f"{count} {unit}" for count, unit in counts if count]
    said += [] if row.required else ["nếu có"]
    said += [f"theo {row.form_file}"] if row.form_file else []
    case = f"[{row.case}] " if row.case else ""
    return f"{case}{row.name}" + (f" ({', '.join(said)})" if said else "")


def _fee(row: FeeLine) -> str:
    label = str(FeeKind(row.kind).label)
    name = row.name if row.name.startswith(label) else f"{label}: {row.name}"
    told = f"{name}, {format_number(row.amount_vnd)} đồng"
    return f"{told} ({row.condition})" if row.condition else told


def _free(version: ProcedureVersion) -> tuple[str, ...]:
    return ("Không thu phí, lệ phí",) if version.is_free else ()


def _forms(version: ProcedureVersion) -> tuple[str, ...]:
    if not version.needs_form:
        return ("Không có mẫu đơn, tờ khai",)
    return tuple(form_words(row) for row in rows_of(version, "papers") if row.form_file)


def form_words(row: PaperPart) -> str:
    """A form with its code and where it is fetched."""
    said = [f"mã {row.form_code}"] if row.form_code else []
    said += [f"tải tại {row.form_url}"] if row.form_url else []
    said += ["có tệp trên trang của thủ tục"] if row.form_kept_id is not None else []
    return f"{row.form_file} ({', '.join(said)})" if said else row.form_file


def _compared(version: ProcedureVersion) -> dict[Part, tuple[str, ...]]:
    """The words of a content, with a mark of each kept file: another file of one name differs."""
    said = words_of(version)
    marks = {
        form_words(row): f"{form_words(row)}, dấu của tệp: {row.form_kept}"
        for row in rows_of(version, "papers") if row.form_kept_id is not None
    }  # fmt: skip
    return said | {Part.FORM: tuple(marks.get(words, words) for words in said[Part.FORM])}


def differences(old: "ProcedureVersion | None", new: ProcedureVersion) -> list[PartDiff]:
    """Every part of two contents side by side; old: None when there was nothing before."""
    before = _compared(old) if old is not None else dict.fromkeys(Part, ())
    after = _compared(new)
    return [
        PartDiff(part, str(part.label), _marked(before[part], after[part]),
                 _marked(after[part], before[part]))
        for part in Part
    ]  # fmt: skip


def _marked(lines: tuple[str, ...], others: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    return tuple((line, line not in others) for line in lines)
