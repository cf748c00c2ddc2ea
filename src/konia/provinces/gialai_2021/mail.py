"""Ten thousand and some official mailboxes, seven in ten used within thirty days."""

from datetime import date, timedelta

from konia.domains.mail.models import Mailbox
from konia.kernel.registers.copying import copy_lines, line

from .people import full_name
from .world import AS_OF, World, day_between

MAILBOXES = 10_012
# "About more than 70 %": 7,043 of 10,012 is 70.35 %.
USED = 7_043


def fill(world: World) -> None:
    """Mailboxes of all bodies of the three tiers and their public units."""
    dice = world.dice("mail")
    units = [world.units[code] for kind in ("department", "district_pc", "commune_pc", "public_unit") for code in world.of_kind(kind)]  # fmt: skip
    total, used = world.scaled(MAILBOXES), world.scaled(USED)
    lines = []
    for number in range(total):
        name, folded = full_name(dice)
        address = f"{folded.replace(' ', '')}{number}@gialai.gov.vn"
        created = day_between(dice, date(2012, 1, 1), date(2020, 12, 1))
        back = dice.randrange(30) if number < used else 31 + dice.randrange(600)
        lines.append(
            line(number + 1, units[number % len(units)], f"{address} {folded}", address, name,
                 created, max(created, AS_OF - timedelta(days=back)), None)
        )  # fmt: skip
    columns = (
        "id",
        "unit_id",
        "folded",
        "address",
        "holder",
        "created_on",
        "last_used_on",
        "locked_on",
    )
    copy_lines(Mailbox, columns, lines)
