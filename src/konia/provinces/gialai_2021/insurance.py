"""More than 33,200 registrations for VssID at the end of May 2021, 27,199 of them approved."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from konia.domains.insurance.models import ChildCard, EmployerDossier, VssidRegistration
from konia.domains.insurance.states import DAYS_TO_SETTLE, CardMethod, DossierKind
from konia.kernel.calendar.weeks import WorkingCalendar
from konia.kernel.registers.copying import copy_lines, line

from .world import World, day_between

END_OF_MAY = date(2021, 5, 31)
BEGUN = date(2020, 11, 16)
# "More than 33,200", 27,199 approved: 81.92 %. What waits and what was rejected is not printed
# (ASSUMPTION: 1,412 rejected).
REGISTERED, APPROVED, REJECTED = 33_201, 27_199, 1_412
LATER = 4_300
CARDS = 6_400
DOSSIERS = 3_100
REASONS = ("Ảnh không rõ", "Thông tin không khớp cơ sở dữ liệu", "Số điện thoại không chính chủ", "Đăng ký trùng")  # fmt: skip
EMPLOYERS = ("Công ty TNHH Cà phê", "Công ty Cổ phần Chè", "Trường THPT", "Doanh nghiệp tư nhân", "Hợp tác xã Nông nghiệp", "Công ty Cổ phần Cao su")  # fmt: skip
PLACES = ("Chư Sê", "Pleiku", "An Khê", "Ia Grai", "Đức Cơ", "Chư Prông", "Đak Đoa")


def fill(world: World) -> None:
    """Registrations by district, children's cards by commune, dossiers of employers."""
    dice = world.dice("insurance")
    districts = [world.units[code] for code in world.of_kind("district_pc")]
    copy_lines(
        VssidRegistration,
        ("unit_id", "folded", "code", "registered_on", "approved_on", "rejected_on", "reason"),
        _registrations(world, dice, districts),
    )
    copy_lines(
        ChildCard,
        ("unit_id", "folded", "code", "born_on", "issued_on", "method"),
        _cards(world, dice, [world.units[code] for code in world.of_kind("commune_pc")]),
    )
    copy_lines(
        EmployerDossier,
        (
            "unit_id",
            "folded",
            "code",
            "employer",
            "kind",
            "sent_on",
            "due_on",
            "settled_on",
            "returned_on",
        ),
        _dossiers(world, dice, districts, WorkingCalendar.approved()),
    )


def _registrations(world: World, dice: Random, districts: list[int]) -> Iterator[str]:
    """Those up to the end of May; some of them answered only in June; and those handed in later."""
    total, approved = world.scaled(REGISTERED), world.scaled(APPROVED)
    rejected = world.scaled(REJECTED)
    for number in range(total + world.scaled(LATER)):
        code = f"VS{number + 1:06}"
        yes = no = None
        if number < approved + rejected:
            handed_in = day_between(dice, BEGUN, date(2021, 5, 26))
            answered = min(END_OF_MAY, handed_in + timedelta(days=dice.randrange(1, 12)))
            yes, no = (answered, None) if number < approved else (None, answered)
        elif number < total:
            handed_in = day_between(dice, date(2021, 3, 1), END_OF_MAY)
            yes = day_between(dice, date(2021, 6, 1), date(2021, 6, 30)) if number % 2 else None
        else:
            handed_in = day_between(dice, date(2021, 6, 1), date(2021, 9, 30))
            yes = handed_in + timedelta(days=5)
        reason = dice.choice(REASONS) if no else ""
        yield line(dice.choice(districts), code.lower(), code, handed_in, yes, no, reason)


def _cards(world: World, dice: Random, communes: list[int]) -> Iterator[str]:
    """Nearly all through the interlink with birth registration or online."""
    methods = (
        *(CardMethod.BIRTH.value,) * 15,
        *(CardMethod.ONLINE.value,) * 3,
        CardMethod.COUNTER.value,
    )
    for number in range(world.scaled(CARDS)):
        code = f"TE664{number + 1:07}"
        issued = day_between(dice, date(2020, 6, 1), date(2021, 9, 30))
        born = issued - timedelta(days=dice.randrange(5, 60))
        yield line(dice.choice(communes), code.lower(), code, born, issued, dice.choice(methods))


def _dossiers(
    world: World, dice: Random, districts: list[int], calendar: WorkingCalendar
) -> Iterator[str]:
    kinds = list(DossierKind)
    for number in range(world.scaled(DOSSIERS)):
        kind = dice.choice(kinds)
        employer, place = dice.choice(EMPLOYERS), dice.choice(PLACES)
        sent = day_between(dice, date(2020, 7, 1), date(2021, 8, 31))
        due = calendar.due_on(sent, working_days=DAYS_TO_SETTLE[kind])
        settled: date | None = max(sent, due - timedelta(days=dice.randrange(3)))
        returned: date | None = None
        if number % 25 == 0:
            settled, returned = None, due
        elif number % 90 == 1:
            settled = due + timedelta(days=dice.randrange(1, 20))
        code = f"BHXH-{sent.year}-{number + 1:06}"
        folded = f"{code.lower().replace('-', ' ')} {number % 40 + 1}"
        yield line(dice.choice(districts), folded, code, f"{employer} {place} {number % 40 + 1}", kind.value, sent, due, settled, returned)  # fmt: skip
