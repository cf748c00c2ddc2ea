"""A stage for dossiers that are really handled: a procedure with a process, desks, instants."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ApplicantIn, Intake, PaperIn
from konia.domains.dossiers.models import Dossier
from konia.domains.procedures.models import ProcessStep, ProcessVersion
from konia.domains.procedures.tests.factories import ProcedureFactory
from konia.kernel.org.models import Unit

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
STEPS = (
    ("receive", "reception", 4),
    ("handle", "competent", 15),
    ("sign", "competent", 7.5),
    ("return", "reception", 4),
)


def moment(day: int, hour: int = 9, minute: int = 0, month: int = 3) -> datetime:
    """An instant of 2021; the first of March was a Monday."""
    return datetime(2021, month, day, hour, minute, tzinfo=HERE)


def make_procedure(units, *, steps=STEPS, **more):
    """A procedure in force with an internal process of these steps (role, place, hours[, unit])."""
    more.setdefault("time_limit_days", 5)
    made = ProcedureFactory(unit=units["H21"], in_force_from=date(2020, 1, 1), **more)
    version = ProcessVersion.objects.create(
        unit=units["H21"], procedure=made, version=1, approved_on=date(2020, 1, 1),
        first_on=date(2020, 1, 1),
    )  # fmt: skip
    for order, (role, place, hours, *unit) in enumerate(steps, 1):
        ProcessStep.objects.create(
            version=version, order=order, code=f"B{order}", name=f"Bước {order}", role=role,
            place=place, working_hours=hours, unit=units[unit[0]] if unit else None,
        )  # fmt: skip
    give_codes(units)
    return made


def give_codes(units):
    """Give the small province's units codes of the form that dossier codes begin with."""
    for number, unit in enumerate(units.values(), 1):
        Unit.objects.filter(pk=unit.pk).update(code_qcvn=f"000.00.{number:02}.H21")


def intake(procedure, unit="H21.31", **more) -> Intake:
    """An application of Siu H'Bia with one original paper."""
    more.setdefault("applicant", ApplicantIn("Siu H'Bia", identity_no="064099001234"))
    more.setdefault("papers", (PaperIn("Tờ khai"),))
    return Intake(unit=unit, procedure=procedure.code, **more)


def received(units, by, at=None, **more) -> Dossier:
    """A dossier received at a desk."""
    procedure = more.pop("procedure", None) or make_procedure(units)
    return actions.receive(intake(procedure, **more), at=at or moment(1), by=by)
