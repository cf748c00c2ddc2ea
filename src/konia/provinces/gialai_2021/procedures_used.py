"""The procedures people use most, well filled in; life events, forms, enrolment without a code."""

import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

from konia.domains.procedures.answers import check_schema
from konia.domains.procedures.models import (
    BlockerLetter,
    DutyRule,
    FormRevision,
    IntegrationBlocker,
    LifeEvent,
    LifeEventItem,
    PartRule,
    Procedure,
    ProcedureVersion,
)
from konia.domains.procedures.parts import KINDS, OWN_FIELDS
from konia.domains.procedures.states import DutyKind, Part

from .procedure_book import Book, store
from .world import AS_OF, DATA, ROOT

FORMS_SINCE = date(2020, 6, 1)
RULES_SINCE = date(2017, 12, 15)
# ASSUMPTION: the days of entry; the sources at hand do not confirm them.
DUTIES = (
    (DutyKind.MINISTRY, 20, "Thông tư 02/2017/TT-VPCP"),
    (DutyKind.PROVINCE, 5, "Thông tư 02/2017/TT-VPCP"),
    (DutyKind.ENTRY, 5, "Giả định theo Nghị định 63/2010/NĐ-CP và sửa đổi, chờ xác nhận"),
)
BLOCKED_ON = date(2021, 6, 10)
# Both letters of the report; to whom they went is not printed (ASSUMPTION: the Ministry).
LETTERS = (("1190/SGDDĐT-VP", date(2021, 6, 10)), ("2488/VP-NC", date(2021, 6, 14)))
MINISTRY = "Bộ Giáo dục và Đào tạo"


def read() -> dict[str, Any]:
    """What the data file says."""
    with (DATA / "procedures.toml").open("rb") as file:
        return tomllib.load(file)


def take_places(book: Book, given: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Each takes the place of a made-up procedure of its level and field, so that no sum moves.

    Returns: code -> what the file says of it.
    """
    taken: dict[str, dict[str, Any]] = {}
    codes = {one.code for one in (*book.in_force, *book.gone, *book.gone_earlier, *book.later)}
    amended = {c.procedure.code for c in book.changes if c.kind != "new"}
    for row in given:
        assert row["code"] not in codes, row["code"]
        free = (one for one in _candidates(book, row) if one.code not in amended | taken.keys())
        one = next(free)
        _link(book, one, row.get("interlink", "none"))
        _fill(book, one, row)
        taken[one.code] = row
    return taken


def _candidates(book: Book, row: dict[str, Any]) -> Iterator[Procedure]:
    """Those that stay and are disclosed; one that begins later takes the place of a later one."""
    if "from" in row:
        yield from (one for one in book.later if one.level == row["level"])
        return
    yield from (
        one
        for one in book.stay
        if (one.level, one.field) == (row["level"], row["field"])
        and one.abolished_on is None
        and (one.national_disclosed_on or AS_OF) < AS_OF
    )


def _link(book: Book, one: Procedure, wanted: str) -> None:
    """How it is interlinked, exchanged with another, so that both counts stay."""
    if one.interlink == wanted or one in book.later:
        return
    other = next(o for o in book.in_force if o.interlink == wanted)
    one.interlink, other.interlink = wanted, one.interlink


def _fill(book: Book, one: Procedure, row: dict[str, Any]) -> None:
    for name in ("code", "name", "field", "keywords"):
        setattr(one, name, row[name])
    one.time_limit_days = row["working_days"]
    one.fee_vnd = sum(fee[2] for fee in row.get("fees", ()))
    one.papers = "; ".join(paper[2] for paper in row["papers"])
    one.legal_basis = "; ".join(basis[0] for basis in row["bases"])
    if "unit" in row:
        one.unit_id, one.is_vertical = book.world.unit(row["unit"]), row["is_vertical"]
    if "from" in row:
        _begin_on(book, one, row["from"])


def _begin_on(book: Book, one: Procedure, day: date) -> None:
    """Not before the decision that published it."""
    day = max(day, one.in_force_from or day)
    one.in_force_from = one.process_approved_on = one.process_electronic_on = day
    one.portal_listed_on = one.national_disclosed_on = day
    for change in book.changes:
        if change.procedure is one:
            change.effective_on = day


def placed(chosen: list[Procedure], used: dict[str, dict[str, Any]], four: int) -> list[Procedure]:
    """The procedures offered online, in order, with those of the file at the level it gives them.

    chosen: first `four` at level 4, then those at level 3; a displaced one leaves the list or
    changes places, so that the numbers stay.
    """
    wanted = {one["code"]: one.get("online", 2) for one in used.values()}
    known = {one.code: one for one in chosen}
    rest = [one for one in chosen if one.code not in wanted]
    levels = {level: [code for code, own in wanted.items() if own == level] for level in (4, 3)}
    every = Procedure.objects.in_bulk(wanted, field_name="code")
    pick = {code: known.get(code) or every[code] for code in (*levels[4], *levels[3])}
    first = rest[: four - len(levels[4])] + [pick[code] for code in levels[4]]
    second = rest[four - len(levels[4]) :][: len(chosen) - four - len(levels[3])]
    return [*first, *second, *(pick[code] for code in levels[3])]


def fill(book: Book, whole: dict[str, Any]) -> None:
    """Forms, life events, rules, and the enrolment that waits for its codes."""
    codes = [row["code"] for row in whole["procedure"]]
    known = Procedure.objects.in_bulk(codes, field_name="code")
    store(list(_forms(known, whole)))
    _events(book, known, whole)
    root = book.world.units[ROOT]
    store(
        [
            PartRule(unit_id=root, part=part, is_required=part != Part.CONDITIONS,
                     first_on=RULES_SINCE, source="Thông tư 02/2017/TT-VPCP")
            for part in Part
        ]
    )  # fmt: skip
    store(
        [
            DutyRule(
                unit_id=root, duty=duty, working_days=days, first_on=RULES_SINCE, source=source
            )
            for duty, days, source in DUTIES
        ]
    )
    _enrolment(book, whole["enrolment"])


def _forms(known: dict[str, Procedure], whole: dict[str, Any]) -> Iterator[FormRevision]:
    for row in whole["procedure"]:
        if "form" not in row:
            continue
        schema = _schema(row, whole["block"])
        assert not check_schema(schema), (row["code"], check_schema(schema))
        one = known[row["code"]]
        yield FormRevision(
            unit_id=one.unit_id, procedure=one, revision=1, schema=schema, first_on=FORMS_SINCE
        )


def _schema(row: dict[str, Any], blocks: dict[str, Any]) -> dict[str, Any]:
    """The questions of the form after those of its blocks."""
    form = row["form"]
    fields: dict[str, Any] = {}
    required: list[str] = []
    pages: list[dict[str, Any]] = []
    for block in [*(blocks[name] for name in form.get("blocks", ())), form]:
        fields |= block["properties"]
        required += block["required"]
        pages += block.get("pages", [])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
        "title": f"Tờ khai: {row['name']}", "properties": fields, "required": required,
        "x-pages": pages,
    }  # fmt: skip


def _events(book: Book, known: dict[str, Procedure], whole: dict[str, Any]) -> None:
    root = book.world.units[ROOT]
    events = {
        row["code"]: LifeEvent(unit_id=root, order=place, **row)
        for place, row in enumerate(whole["event"], 1)
    }
    store(list(events.values()))
    items = [
        LifeEventItem(unit_id=root, event=events[code], procedure=known[row["code"]], order=place)
        for place, row in enumerate(whole["procedure"], 1)
        for code in row.get("events", ())
    ]
    store(items)


def _enrolment(book: Book, rows: list[dict[str, Any]]) -> None:
    """Four procedures that are drafted and blocked: the Ministry has not published their codes."""
    unit = book.world.unit("sgddt")
    drafts = [
        Procedure(
            unit_id=unit, code=row["code"], name=f"Đăng ký tuyển sinh đầu cấp {row['school']}",
            field="education", level=row["level"], interlink="none", time_limit_days=15,
            keywords="vào lớp một, nhập học, tuyển sinh đầu cấp",
            papers="Đơn đăng ký dự tuyển; bản sao giấy khai sinh",
        )
        for row in rows
    ]  # fmt: skip
    store(drafts)
    blockers = [
        IntegrationBlocker(
            unit_id=unit,
            code=f"VM-0{place}",
            service_name=one.name,
            cause="no_code",
            letters="2488/VP-NC ngày 14/6/2021; 1190/SGDDĐT-VP ngày 10/6/2021",
            met_on=BLOCKED_ON,
            procedure=one,
        )
        for place, one in enumerate(drafts, 2)
    ]
    store([_cleared(book), *blockers])
    store(
        [
            BlockerLetter(unit_id=unit, blocker=one, number=number, sent_on=day, addressee=MINISTRY)
            for one in blockers
            for number, day in LETTERS
        ]
    )
    for one in drafts:
        _draft_content(one)


def _cleared(book: Book) -> IntegrationBlocker:
    return IntegrationBlocker(
        unit_id=book.world.unit("stttt"), code="VM-01", cause="technical", procedure=book.stay[0],
        service_name="Đồng bộ trạng thái hồ sơ", met_on=date(2020, 9, 7), cleared_on=date(2021, 2, 25),
    )  # fmt: skip


def _draft_content(one: Procedure) -> None:
    """What the department has drafted meanwhile; the legal text is still missing."""
    fields: dict[str, Any] = dict.fromkeys(OWN_FIELDS, "") | {
        "name": one.name, "audience": "Cha, mẹ, người giám hộ của học sinh",
        "agency": "Cơ sở giáo dục", "result": "Thông báo kết quả tuyển sinh", "sets": 1,
        "conditions": "Đúng tuyến, đúng độ tuổi theo kế hoạch tuyển sinh.", "working_days": 15,
        "working_hours": 0, "calendar_days": 0, "is_free": True, "needs_form": True,
    }  # fmt: skip
    version = ProcedureVersion(unit_id=one.unit_id, procedure=one, number=1, **fields)
    version.save()
    lines: dict[str, list[dict[str, Any]]] = {
        "sequence": [{"words": "Cha mẹ nộp đơn trên Cổng Dịch vụ công hoặc tại trường."},
                     {"words": "Nhà trường xét tuyển và thông báo kết quả."}],
        "channels": [{"kind": "direct"}, {"kind": "online"}],
        "papers": [{"code": "DON", "name": "Đơn đăng ký dự tuyển", "originals": 1,
                    "form_file": "Mẫu của Sở Giáo dục và Đào tạo"},
                   {"code": "KS", "name": "Bản sao Giấy khai sinh", "copies": 1}],
    }  # fmt: skip
    for kind, rows in lines.items():
        for place, row in enumerate(rows, 1):
            KINDS[kind].objects.create(version=version, order=place, **row)
