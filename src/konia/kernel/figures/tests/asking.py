"""Figures made for these tests only, over mailboxes and declared values, and asking them."""

from datetime import date

from django.apps import apps
from django.db.models import F

from konia.kernel.calendar.periods import Period
from konia.kernel.figures.definitions import FIGURES, Ask, Kind, Unit, figure
from konia.kernel.figures.engine import read
from konia.kernel.figures.measures import Coded, Count, Day, Latest, Less, Share, Total, given
from konia.kernel.org.models import Unit as Body
from konia.kernel.org.tree import Scope, Tree

Mailbox = apps.get_model("mail", "Mailbox")
DeclaredValue = apps.get_model("indicators", "DeclaredValue")

H1 = Period(date(2020, 12, 15), date(2021, 6, 14))
AS_OF = date(2021, 6, 15)
SINCE = date(2015, 1, 1)
NAMES = iter(range(10**9))


def ask(unit="H21", *, period=H1, as_of=AS_OF, tiers=()):
    """A question about a unit; '' asks about everything."""
    return Ask(Scope(Tree.at(as_of), unit, frozenset(tiers)), period, as_of)


def answer(name, unit="H21", **rest):
    """The whole answer of a figure."""
    return read(name, ask(unit, **rest))


def value(name, unit="H21", **rest):
    """The value of a figure."""
    return answer(name, unit, **rest).value


def box(unit, **more):
    """A mailbox, used yesterday unless told otherwise."""
    fields = {
        "address": f"n{next(NAMES)}@gialai.gov.vn", "holder": "Lan",
        "created_on": date(2021, 1, 10), "last_used_on": date(2021, 6, 14),
    }  # fmt: skip
    return Mailbox.objects.create(unit=unit, **(fields | more))


def stated(unit, number, *, on=date(2021, 5, 1), quantity="q"):
    """A declared number."""
    return DeclaredValue.objects.create(
        unit=unit, quantity=quantity, number=number, as_of=on, evidence="1/BC"
    )


def _open(asked):
    return Mailbox.objects.open_on(asked.as_of)


def _stated(asked):
    return DeclaredValue.objects.filter(quantity="q", as_of__lte=asked.as_of)


def _created(asked):
    return Mailbox.objects.on_days("created_on", asked.so_far)


def _stage(boxes, used):
    return None if not boxes else int(used == boxes)


SHAPES = {
    "test.boxes": lambda a: Count(_open(a)),
    "test.created": lambda a: Count(_created(a)),
    "test.used": lambda a: Share(
        part=Count(_open(a).used_regularly(a.as_of)), whole=Count(_open(a))
    ),
    "test.holders": lambda a: Count(_open(a), distinct="holder"),
    "test.days_used": lambda a: Count(_open(a), distinct="last_used_on"),
    "test.sum": lambda a: Total(_stated(a), of="number"),
    "test.latest": lambda a: given(_stated(a), of="number"),
    "test.newest": lambda a: Latest(_stated(a), of="number", by="as_of"),
    "test.idle": lambda a: Less(
        Count(_open(a)), Count(_open(a).used_regularly(a.as_of))
    ),
    "test.stage": lambda a: Coded(
        (Count(_open(a)), Count(_open(a).used_regularly(a.as_of))),
        decide=_stage, options={0: "chưa", 1: "xong"},
    ),
    "test.first_day": lambda a: Day(_created(a), of="created_on"),
    "test.last_day": lambda a: Day(_created(a), of="created_on", last=True),
    "test.bodies": lambda a: Count(Body.objects.open_on(a.as_of), at="id"),
    "test.joined": lambda a: Count(_open(a).filter(unit__code__startswith="H21.31")),
    "test.nothing": lambda a: Count(_open(a).none()),
    "test.everything": lambda a: Count(Mailbox.all_records.all()),
    "test.unused": lambda a: Count(_open(a).filter(last_used_on__lte=F("created_on"))),
    "test.apart": lambda a: Count(_open(a), lane="apart"),
}  # fmt: skip


def declare(name, shape, *, since=SINCE, until=None, decimals=2):
    """Declare one figure for a test."""
    figure(
        name, title=name, unit=Unit.MAILBOX, source="test", since=since, until=until,
        kind=Kind.STOCK, decimals=decimals,
    )(shape)  # fmt: skip


def forget():
    """Take every test figure away again."""
    for name in [each.name for each in FIGURES if each.name.startswith("test.")]:
        FIGURES._by_name.pop(name, None)
