"""Makes contents and processes of procedures."""

from datetime import date
from decimal import Decimal

from konia.domains.procedures.models import ProcedureVersion, ProcessStep, ProcessVersion
from konia.domains.procedures.parts import KINDS
from konia.domains.procedures.processing import default_steps
from konia.kernel.calendar.clock import Limit

LINES = {
    "sequence": [{"words": "Nộp hồ sơ."}, {"words": "Nhận kết quả."}],
    "channels": [{"kind": "direct"}],
    "papers": [{"code": "DON", "name": "Đơn đề nghị", "originals": 1, "form_file": "Mẫu 01"}],
    "fees": [{"code": "PHI", "name": "Phí thẩm định", "amount_vnd": 100_000}],
    "bases": [{"number": "45/2013/QH13"}],
}
WHOLE = {
    "audience": "Cá nhân", "agency": "Sở Tài nguyên và Môi trường", "result": "Giấy chứng nhận",
    "working_days": Decimal(15),
}  # fmt: skip


def make_version(procedure, *, first_on=date(2018, 1, 1), number=1, lines=LINES, **rest):
    """A complete content, in force since 2018 unless told otherwise."""
    values = {"name": procedure.name, **WHOLE, **rest}
    version = ProcedureVersion.objects.create(
        unit=procedure.unit, procedure=procedure, number=number, first_on=first_on, **values
    )
    for kind, rows in lines.items():
        for place, row in enumerate(rows, 1):
            KINDS[kind].objects.create(version=version, order=place, **row)
    return version


def make_process(procedure, *, first_on=date(2018, 7, 2), version=1, days=15):
    """The default process for so many days, approved the day it began; a draft without day."""
    process = ProcessVersion.objects.create(
        unit=procedure.unit, procedure=procedure, version=version, approved_on=first_on,
        first_on=first_on, document="QĐ 1",
    )  # fmt: skip
    for place, one in enumerate(default_steps(Limit(Decimal(days))), 1):
        ProcessStep.objects.create(
            version=process, order=place, code=one.code, name=one.name, role=one.role,
            place=one.place, working_hours=one.working_hours,
        )  # fmt: skip
    return process
