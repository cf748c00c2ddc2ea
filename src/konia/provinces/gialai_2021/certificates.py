"""Links of document systems, certificates for digital signatures, and the saving rate."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from konia.domains.documents.models import Certificate, DocumentLink, UnitCost
from konia.lib.vietnamese import fold

from .people import full_name
from .world import AS_OF, ROOT, World, day_between


def fill_links(world: World) -> None:
    """Every body linked with the one above it; districts also with the software before."""
    dice = world.dice("document links")
    made = []
    for kind in ("department", "management_board", "district_pc", "commune_pc"):
        for code in world.of_kind(kind):
            above = world.parents[code]
            begun = day_between(dice, date(2018, 3, 1), date(2020, 10, 31))
            made.append(_link(world, code, above, begun, None))
            if kind == "district_pc":  # the earlier software, given up when the present one came
                made.append(_link(world, code, above, date(2015, 6, 1), begun - timedelta(days=1)))
    DocumentLink.objects.bulk_create(made)


def _link(
    world: World, code: str, above: str, first_on: date, last_on: date | None
) -> DocumentLink:
    return DocumentLink(
        unit_id=world.units[code],
        linked_to_id=world.units[above],
        first_on=first_on,
        last_on=last_on,
    )


PERSONAL, EXPIRED, REVOKED, LATE = 3_525, 180, 60, 40


def fill_certificates(world: World) -> None:
    """Certificates of bodies and persons, some run out, revoked or issued later."""
    dice = world.dice("certificates")
    codes = [code for kind in ("department", "management_board", "district_pc", "commune_pc") for code in world.of_kind(kind)]  # fmt: skip
    made = [*_of_bodies(world, dice, [ROOT, *codes])]
    for state, number in (
        ("active", PERSONAL),
        ("expired", EXPIRED),
        ("revoked", REVOKED),
        ("late", LATE),
    ):
        for place in range(world.scaled(number)):
            made.append(_personal(world, dice, codes[place % len(codes)], state, len(made)))
    Certificate.objects.bulk_create(made, batch_size=1000)


def _certificate(
    world: World, code: str, kind: str, holder: str, issued: date, years: int, number: int
) -> Certificate:
    serial = f"54{kind[0].upper()}{number:06X}"
    return Certificate(
        unit_id=world.units[code], code=serial, kind=kind, holder=holder, device="token",
        issued_on=issued, expires_on=issued + timedelta(days=365 * years),
        folded=fold(f"{serial} {holder}"),
    )  # fmt: skip


def _of_bodies(world: World, dice: Random, codes: list[str]) -> Iterator[Certificate]:
    for number, code in enumerate(codes):
        holder = world.names[code]
        issued = day_between(dice, date(2018, 9, 1), date(2020, 11, 30))
        yield _certificate(world, code, "organisation", holder, issued, 5, number)
        if number % 9 == 0:  # the one before it, lost or run out
            old = _certificate(
                world, code, "organisation", holder, date(2014, 5, 5), 5, 5000 + number
            )
            if number % 27 == 0:
                old.revoked_on, old.revoked_because = date(2018, 3, 1), "Hỏng thiết bị lưu khóa"
            yield old


def _personal(world: World, dice: Random, code: str, state: str, number: int) -> Certificate:
    issued = day_between(dice, date(2018, 1, 5), date(2020, 12, 1))
    if state == "expired":
        issued = day_between(dice, date(2013, 1, 5), date(2015, 12, 1))
    if state == "late":
        issued = AS_OF + timedelta(days=1 + number % 14)
    made = _certificate(world, code, "person", full_name(dice)[0], issued, 5, number)
    if state == "active" and number % 25 == 0:  # runs out within sixty days
        made.issued_on = date(2016, 6, 20) + timedelta(days=number % 55)
        made.expires_on = made.issued_on.replace(year=2021)
    if state == "revoked":
        made.revoked_on = day_between(dice, date(2020, 12, 15), date(2021, 6, 10))
        made.revoked_because = "Chuyển công tác"
    if number % 40 == 0 and state == "late":
        made.device = "mobile"
    return made


def fill_rates(world: World) -> None:
    """What one turn saves, by two rates."""
    basis = "Chi phí in, phong bì, cước gửi bình quân một lượt văn bản giấy (giả định)"
    common = {"unit_id": world.units[ROOT], "code": "document_turn", "basis": basis}
    words = fold(f"document_turn {basis}")
    UnitCost.objects.bulk_create(
        [
            UnitCost(
                **common,
                amount_vnd=6_200,
                first_on=date(2019, 1, 1),
                last_on=date(2020, 12, 14),
                folded=words,
            ),
            UnitCost(**common, amount_vnd=6_774, first_on=date(2020, 12, 15), folded=words),
        ]
    )
