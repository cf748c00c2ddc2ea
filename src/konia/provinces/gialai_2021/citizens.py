"""A few hundred people and some organisations, and who acts for whom. All are made up."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from konia.domains.citizens.models import Mandate, Organisation, Person
from konia.domains.citizens.states import (
    Gender,
    GivenHow,
    IdentityLevel,
    MandateKind,
    MandateScope,
)  # fmt: skip
from konia.kernel.access.models import Account, AccountKind

from .access import CITIZENS
from .people import full_name
from .world import ROOT, World, day_between

# ASSUMPTION: the report names no person; every name and number here is invented. 064 is Gia Lai.
PEOPLE = 300
REACHED = {
    "cd-binh": ("binh@example.vn", "0905000101"),
    "cd-chi": ("chi@example.vn", "0905000102"),
    "cd-blui": ("", "0905000103"),
}
BORN = {"cd-binh": date(1980, 3, 4), "cd-chi": date(1992, 7, 21), "cd-blui": date(1975, 11, 2)}
FEMALE = {"cd-chi"}
ORGANISATIONS = (
    ("Hợp tác xã Nông nghiệp Ia Băng", "590010001"),
    ("Công ty TNHH Cà phê Cao nguyên", "590010002"),
    ("Công ty Cổ phần Xây dựng Chư Sê", "590010003"),
    ("Doanh nghiệp tư nhân Đak Pơ", "590010004"),
)
FROM, UNTIL = date(2021, 1, 1), date(2021, 12, 31)


def fill(world: World) -> None:
    """People known at the counters, three who can sign in, organisations, mandates."""
    dice = world.dice("citizens")
    known = {demo.username: _demo(world, number) for number, demo in enumerate(CITIZENS)}
    people = [_person(world, dice, number) for number in range(PEOPLE)]
    for one in people:
        one.compose()
    Person.objects.bulk_create(people)
    firms = [_organisation(world, *named) for named in ORGANISATIONS]
    _mandates(world, known, firms)


def _demo(world: World, number: int) -> Person:
    demo = CITIZENS[number]
    email, phone = REACHED[demo.username]
    account = Account.objects.create(
        username=demo.username, full_name=demo.full_name, email=email, phone=phone,
        kind=AccountKind.CITIZEN, password=make_password(None),
    )  # fmt: skip
    is_female, born = demo.username in FEMALE, BORN[demo.username]
    person = Person(
        unit_id=world.unit(ROOT), code=f"ND-{number:012}", full_name=demo.full_name, birth_on=born,
        identity_no=_number(born, number + 900_001, is_female=is_female), email=email, phone=phone,
        identity_level=IdentityLevel.PAPER, account=account, address="Thành phố Pleiku",
        gender=Gender.FEMALE if is_female else Gender.MALE, channels=["email"] if email else ["sms"],
    )  # fmt: skip
    person.save()
    return person


def _person(world: World, dice: Random, number: int) -> Person:
    name, _ = full_name(dice)
    born = day_between(dice, date(1940, 1, 1), date(2006, 12, 31))
    is_female = " Thị " in name or dice.random() < 0.4
    # A few left only their name and telephone.
    is_proven = dice.random() < 0.9
    place = dice.choice(world.of_kind("district_pc"))
    return Person(
        unit_id=world.unit(place), code=f"ND-{number + 100:012}", full_name=name, birth_on=born,
        identity_no=_number(born, number + 100, is_female=is_female) if is_proven else "",
        identity_level=IdentityLevel.PAPER if is_proven else IdentityLevel.DECLARED,
        gender=Gender.FEMALE if is_female else Gender.MALE,
        phone=f"09{dice.randrange(10**8):08}" if dice.random() < 0.8 else "",
        address=world.names[place].removeprefix("UBND ").capitalize(),
    )  # fmt: skip


def _number(born: date, serial: int, *, is_female: bool) -> str:
    """A twelve-digit number as the rules make it."""
    century = 2 * ((born.year - 1900) // 100) + int(is_female)
    return f"064{century}{born.year % 100:02}{serial:06}"


def _organisation(world: World, name: str, nine: str) -> Organisation:
    weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
    check = 10 - sum(w * int(d) for w, d in zip(weights, nine, strict=True)) % 11
    made = Organisation(
        unit_id=world.unit(ROOT), code=f"TC-{nine}", name=name, address="Tỉnh Gia Lai",
        tax_no=f"{nine}{check}", checked_at=datetime(2021, 3, 1, tzinfo=UTC),
    )  # fmt: skip
    made.full_clean()
    made.save()
    return made


def _mandates(world: World, known: dict[str, Person], firms: list[Organisation]) -> None:
    """One given online, one on paper and ended, one approved and one waiting for an organisation."""
    binh, chi, blui = (known[name] for name in ("cd-binh", "cd-chi", "cd-blui"))
    unit = world.unit(ROOT)
    base = {"unit_id": unit, "first_on": FROM, "last_on": UNTIL, "scope": MandateScope.EVERYTHING}
    own = {"given_how": GivenHow.ONLINE, "recorded_by": "cd-binh"}
    Mandate(
        **base, **own, code="UQ-000000000001", grantor_person=binh, holder_no=chi.identity_no,
        holder_name=chi.full_name, kind=MandateKind.RELATIVE,
    ).save()  # fmt: skip
    ended = datetime(2021, 5, 3, 2, tzinfo=UTC)
    Mandate(
        **base, code="UQ-000000000002", grantor_person=blui, holder_no=binh.identity_no,
        holder_name=binh.full_name, kind=MandateKind.AUTHORISED, given_how=GivenHow.PAPER,
        recorded_by="lan", revoked_at=ended, revoked_by="cd-blui",
    ).save()  # fmt: skip
    for number, (firm, person, approved) in enumerate(
        ((firms[0], blui, ended - timedelta(days=60)), (firms[1], chi, None)), 3
    ):
        Mandate(
            **base, code=f"UQ-{number:012}", grantor_organisation=firm, holder_person=person,
            holder_name=person.full_name, kind=MandateKind.LEGAL_REPRESENTATIVE,
            given_how=GivenHow.ONLINE, recorded_by="konia", needs_approval=True,
            approved_at=approved, decided_by="quantri" if approved else "",
        ).save()  # fmt: skip
