"""A quarter of a million dossiers with their steps; desks, the post-office pilot, system use."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from konia.domains.dossiers.actions.uses import count_year
from konia.domains.dossiers.models import (
    Dossier,
    Pause,
    Step,
)  # fmt: skip
from konia.kernel.calendar.weeks import WorkingCalendar
from konia.kernel.files.models import Series
from konia.kernel.org.models import Unit
from konia.kernel.registers.copying import copy_lines, without_indexes
from konia.lib.vietnamese import fold

from .desks import (
    POLICE,
    WITHOUT_DESK,
    fill_desks,
    fill_pilot,
    fill_rules,
    fill_uses,
    fill_vertical,
)
from .documents import apportion
from .dossier_catalogue import Catalogue
from .people import full_name
from .world import World

# First days of the windows: before, first quarter, to 31/5, to 14/6, to 30/6, and after.
WINDOWS = (date(2020, 7, 1), date(2020, 12, 15), date(2021, 3, 15), date(2021, 6, 1), date(2021, 6, 15), date(2021, 7, 1))  # fmt: skip
HORIZON = date(2021, 10, 31)
# How many dossiers came, by tier and field: window and fate -> number.
# Windows: 0 before 15/12/2020, 1 to 14/3, 2 to 31/5, 3 to 14/6, 4 to 30/6.
# Fates: a finished on time within the window; b open within the due day when the window closes;
# c late on 31/5; m finished as it comes; k carried over 15/12 in time; x carried over, late.
# Received to 31/5: 219,665. Late on 31/5: 2,438 of them and 21 of 1,900 carried in, so that
# 100 % - 2,459 / 221,565 = 98.89 %. Settled by 14/3: 12,600 of 18,000 = 70 %, 23,296 of
# 32,000 = 72.8 %, 52,680 of 60,000 = 87.8 %; land 2,490 / 3,000, 5,632 / 8,000, 1,720 / 2,000;
# construction 400 / 400, 1,170 / 2,000 and none at communes. ASSUMPTION: all counts but 219,665.
PLAN = {
    ("department", "land"): {"1a": 2490, "1b": 430, "1c": 80, "2a": 2360, "2b": 500, "2c": 40, "3m": 430, "0m": 100, "0k": 150},
    ("department", "construction"): {"1a": 400, "2a": 380, "2b": 40, "3m": 60, "0m": 20},
    ("department", "other"): {"1a": 9710, "1b": 4710, "1c": 180, "2a": 11520, "2b": 2900, "2c": 80, "3m": 2210, "4m": 250, "0m": 580, "0k": 550},
    ("district", "land"): {"1a": 5632, "1b": 1708, "1c": 660, "2a": 6560, "2b": 1200, "2c": 340, "3m": 1250, "0m": 400, "0k": 379, "0x": 21},
    ("district", "construction"): {"1a": 1170, "1b": 630, "1c": 200, "2a": 1700, "2b": 300, "2c": 100, "3m": 320, "0m": 100, "0k": 100},
    ("district", "other"): {"1a": 16494, "1b": 5366, "1c": 140, "2a": 18920, "2b": 2600, "2c": 80, "3m": 3330, "4m": 450, "0m": 1000, "0k": 400},
    ("commune", "land"): {"1a": 1720, "1b": 250, "1c": 30, "2a": 1927, "2b": 100, "2c": 18, "3m": 300, "0m": 100, "0k": 60},
    ("commune", "other"): {"1a": 50960, "1b": 6730, "1c": 310, "2a": 55420, "2b": 2400, "2c": 180, "3m": 9100, "4m": 800, "0m": 2600, "0k": 240},
}  # fmt: skip
# Services of level 3 and 4 with online dossiers: online of all, to 31/5.
ONLINE = {3: (2324, 3362), 4: (3122, 4897)}
OTHER_WORK = {
    "sgtvt": ("transport", 30), "stp": ("justice", 14), "skhdt": ("business", 12), "syt": ("health", 8),
    "sct": ("trade", 8), "sldtbxh": ("social", 7), "snnptnt": ("farming", 6), "svhttdl": ("culture", 4),
    "sgddt": ("education", 3), "skhcn": ("other", 2), "stttt": ("other", 2), "stc": ("other", 2),
    "snv": ("other", 2), "vpub": ("other", 1),
}  # fmt: skip
LATE_UNITS = {
    ("department", "land"): ("stnmt",), ("department", "other"): ("sgtvt", "syt", "sct"),
    ("district", "land"): ("pleiku", "chu_se", "dak_doa", "chu_prong", "ia_grai", "krong_pa"),
    ("district", "construction"): ("pleiku", "an_khe", "chu_se"), ("district", "other"): ("pleiku", "dak_doa"),
}  # fmt: skip
TERMS = {
    "department": (5, 7, 10, 15, 20),
    "district": (3, 5, 7, 10, 15),
    "commune": (1, 1, 2, 3, 5),
}
LONG_TERMS = {
    "department": (15, 20, 25, 30),
    "district": (10, 15, 20, 30),
    "commune": (5, 7, 10, 15),
}
COMMON = {
    "district": (("1.004101", "business", ""), ("2.004202", "civil_status", ""), ("2.000815", "certification", ""), ("1.001753", "social", ""), ("1.005103", "education", ""), (POLICE, "identity", "police")),
    "commune": (("1.001193", "civil_status", ""), ("1.000894", "civil_status", ""), ("2.000815", "certification", ""), ("2.000884", "certification", ""), ("2.000908", "certification", ""), ("1.001731", "social", ""), ("1.001776", "social", ""), (POLICE, "identity", "police")),
}  # fmt: skip
COLUMNS = (
    "id", "unit_id", "folded", "code", "procedure_code", "field", "procedure_level", "service_level",
    "applicant", "channel", "received_on", "due_on", "finished_on", "returned_on", "state", "agency",
    "receiver", "procedure_id",
)  # fmt: skip
STEP_COLUMNS = (
    "dossier_id", "unit_id", "role", "by", "began_on", "due_on", "done_on", "is_elsewhere",
)  # fmt: skip
WITHDRAWN, PAUSES = 40, 600
SERIES = "dossiers:{}:{}"  # the name that the desk's intake takes numbers under
Procedure = tuple[str, str, int, str, str]


def fill(world: World) -> None:
    """Everything of the room."""
    post_run = fill_pilot(world)
    fill_desks(world, post_run)
    fill_uses(world)
    fill_rules(world)
    with without_indexes(Dossier, Step, Pause):
        desk = _Desk(world, frozenset(post_run))
        copy_lines(Dossier, COLUMNS, desk.lines())
        copy_lines(Dossier, (*COLUMNS, "withdrawn_at"), desk.withdrawn)
        copy_lines(Step, STEP_COLUMNS, desk.steps)
        copy_lines(Pause, ("unit_id", "folded", "dossier_id", "began_on", "ended_on", "reason", "was_due_on", "working_days"), desk.pauses)  # fmt: skip
    copy_lines(Series, ("name", "last"), desk.series)
    count_year(HORIZON)
    fill_vertical(world)  # after the dossiers, whose foreign key to sessions is put back above


@dataclass
class _Body:
    """One receiving body: its ids, code and words ready for lines."""

    code: str
    id: int
    tier: str
    prefix: str
    folded: str
    receiver: str
    clerks: tuple[str, str]
    above: int
    serial: list[int]
    online: list[Procedure | None] = field(default_factory=list)


class _Desk:
    """Makes the lines of dossiers and, beside them, those of their steps and pauses."""

    def __init__(self, world: World, post_run: frozenset[str]) -> None:
        self.world, self.dice, self.post_run = world, world.dice("dossiers"), post_run
        self.steps: list[str] = []
        self.pauses: list[str] = []
        self.withdrawn: list[str] = []
        self.series: list[str] = []
        self.id = 0
        weeks = WorkingCalendar.approved()
        days = (WINDOWS[0] + timedelta(days=n) for n in range((HORIZON - WINDOWS[0]).days + 1))
        self.days = [day for day in days if weeks.is_worked(day)]
        self.texts = [str(day) for day in self.days]
        self.short = [f"{day:%y%m%d}" for day in self.days]
        self.starts = [sum(day < first for day in self.days) for first in WINDOWS]
        self.names = [full_name(self.dice) for _ in range(4000)]
        self.catalogue = Catalogue()
        self.qcvn = dict(Unit.objects.values_list("code", "code_qcvn"))

    def lines(self) -> Iterator[str]:
        """Lines of all dossiers, body after body."""
        for tier in ("department", "district", "commune"):
            bodies = self._bodies(tier)
            shares = self._shares(tier, bodies)
            if tier == "department":
                self._go_online(bodies, shares)
            for place, body in enumerate(bodies):
                for (what, fate), numbers in shares.items():
                    if numbers[place]:
                        yield from self._some(body, what, fate, numbers[place])
            self.series += [line for body in bodies for line in self._taken(body)]

    def _taken(self, body: _Body) -> Iterator[str]:
        """How far the numbers of a desk have run, so that the next dossier of a day goes on."""
        for place, last in enumerate(body.serial):
            if last:
                yield f"{SERIES.format(body.code, self.short[place])}\t{last}"

    def _bodies(self, tier: str) -> list[_Body]:
        kinds = {"department": ("department", "management_board"), "district": ("district_pc",), "commune": ("commune_pc",)}[tier]  # fmt: skip
        aside = {self.world.alias[name] for name in WITHOUT_DESK}
        codes = [c for kind in kinds for c in self.world.of_kind(kind) if c not in aside]
        return [self._body(code, tier) for code in codes]

    def _body(self, code: str, tier: str) -> _Body:
        prefix = self.qcvn[code]
        receiver = "Nhân viên Bưu điện" if code in self.post_run else ""
        clerks = (full_name(self.dice)[0], full_name(self.dice)[0])
        above = self.world.units[self.world.parents[code]]
        serial = [0] * len(self.days)
        return _Body(code, self.world.units[code], tier, prefix, fold(prefix), receiver, clerks, above, serial)  # fmt: skip

    def _shares(self, tier: str, bodies: list[_Body]) -> dict[tuple[str, str], list[int]]:
        """(field, fate) -> how many for each body, adding up to the plan."""
        found = {}
        for (of_tier, what), fates in PLAN.items():
            for fate, number in fates.items() if of_tier == tier else ():
                weights = self._weights(bodies, what, late=fate[1] in "cx")
                found[what, fate] = apportion(self.world.scaled(number), weights)
        return found

    def _weights(self, bodies: list[_Body], what: str, *, late: bool) -> list[float]:
        tier = bodies[0].tier
        if late and tier == "commune":
            return [1.0 if place % 16 == 5 else 0.0 for place in range(len(bodies))]
        if late:
            codes = {self.world.alias[name] for name in LATE_UNITS[tier, what]}
            return [1.0 if body.code in codes else 0.0 for body in bodies]
        if tier != "department":
            return [20 + sum(map(ord, body.code)) * 31 % 60 for body in bodies]
        chosen = {"land": {"stnmt": 1}, "construction": {"sxd": 8, "bql_kkt": 2}}.get(what) or {
            name: weight for name, (_, weight) in OTHER_WORK.items()
        }
        by_code = {self.world.alias[name]: weight for name, weight in chosen.items()}
        return [by_code.get(body.code, 0) for body in bodies]

    def _go_online(self, bodies: list[_Body], shares: dict[tuple[str, str], list[int]]) -> None:
        """Give each department its dossiers of services that were used online by 31/5."""
        rows = [
            numbers
            for (what, fate), numbers in shares.items()
            if what == "other" and fate[0] in "12"
        ]
        totals = [sum(column) for column in zip(*rows, strict=True)]
        for level, (online, base) in ONLINE.items():
            bases = apportion(self.world.scaled(base), totals)
            onlines = apportion(self.world.scaled(online), bases)
            for body, whole, part in zip(bodies, bases, onlines, strict=True):
                body.online += _services(body.code, level, whole, part)
        for body, total in zip(bodies, totals, strict=True):
            body.online += [None] * (total - len(body.online))
            self.dice.shuffle(body.online)

    def _some(self, body: _Body, what: str, fate: str, number: int) -> Iterator[str]:
        """Dossiers of one body, field and fate."""
        spans = self._spans(body.tier, fate, number)
        procedures = self._procedures(body, what, fate, number)
        rnd, texts, short, names, serial = self.dice.random, self.texts, self.short, self.names, body.serial  # fmt: skip
        unit, prefix, folded, tier, steps = body.id, body.prefix, body.folded, body.tier, self.steps
        level = "province" if tier == "department" else tier
        receiver, end, many = body.receiver, self.starts[5], len(names)
        hop, own, known = tier == "commune" and what == "land", self.id, self.catalogue.procedure
        for (came, due, done), (procedure, work, service, channel, agency) in zip(spans, procedures, strict=True):  # fmt: skip
            own += 1
            serial[came] += 1
            received, due_on, tail = texts[came], texts[due], f"{short[came]}{serial[came]:05}"
            name, words = names[int(rnd() * many)]
            finished, returned, state, back = "\\N", "\\N", "handling", done + int(rnd() * 3)
            if done < end:
                finished, state = texts[done], "ready"
                if back < end:
                    returned, state = texts[back], "returned"
            steps.append(_steps(f"{own}\t{unit}", body, received, due_on, finished, returned))
            if hop:
                steps.append(f"{own}\t{body.above}\t4\t\t{received}\t{due_on}\t{finished}\tt")
            listed, known_id = known(procedure, level, service, work)
            yield (
                f"{own}\t{unit}\t{folded} {tail[:6]} {tail[7:]} {words}\t{prefix}-{tail[:6]}-{tail[7:]}"
                f"\t{listed}\t{work}\t{level}\t{service}\t{name}\t{channel}\t{received}\t{due_on}"
                f"\t{finished}\t{returned}\t{state}\t{agency}\t{receiver}\t{known_id}"
            )
        if fate == "2a" and tier == "district" and what == "other":
            self._wait(body, spans, self.id)
        self.id = own

    def _spans(self, tier: str, fate: str, number: int) -> list[tuple[int, int, int]]:
        """For each dossier the places of the days it came, is due and is finished."""
        window, how = int(fate[0]), fate[1]
        first, after = self.starts[window], self.starts[window + 1]
        rnd, terms, far = self.dice.random, TERMS[tier], LONG_TERMS[tier]
        choice, never = self.dice.choice, len(self.days)
        found = []
        for _ in range(number):
            if how in "am":
                term = choice(terms)
                came = first + int(rnd() * (after - first))
                close = never if how == "m" and window else after
                found.append((came, came + term, min(came + int(rnd() * (term + 1)), close - 1)))
            elif how in "bk":
                term = choice(far)
                start = max(first, after - term)
                came = start + int(rnd() * (after - start))
                found.append((came, came + term, after + int(rnd() * (came + term - after + 1))))
            else:
                term = choice(terms)
                last = after if how == "c" and window == 1 else after - 2 - term
                came = (first if how == "c" else last - 10) + int(
                    rnd() * (last - first if how == "c" else 10)
                )
                done = came + term + 1 + int(rnd() * 12) if rnd() < 0.92 else never
                found.append((came, came + term, done if how == "c" else max(done, after)))
        return found

    def _procedures(self, body: _Body, what: str, fate: str, number: int) -> list[Procedure]:
        """For each dossier its procedure, field, level of service, channel and agency."""
        if what != "other":
            code = {"land": "1.004238", "construction": "1.007262"}[what]
            offered = [(f"{code[:-1]}{n}", what, 2, "counter", "") for n in (1, 4, 7, 8)]
            return [self.dice.choice(offered) for _ in range(number)]
        if body.tier == "department":
            return self._of_department(body, fate, number)
        common = [(code, work, 2, "counter", agency) for code, work, agency in COMMON[body.tier]]
        common = [one for one in common if not one[4]] * 9 + [one for one in common if one[4]]
        common += [
            (common[0][0], common[0][1], 2, "post", ""),
            ("1.003554", "social", 3, "counter", ""),
        ]
        choice = self.dice.choice
        return [choice(common) for _ in range(number)]

    def _of_department(self, body: _Body, fate: str, number: int) -> list[Procedure]:
        name = next(key for key in OTHER_WORK if self.world.alias[key] == body.code)
        work, mark = OTHER_WORK[name][0], body.code[-2:]
        plain: list[Procedure] = [(f"1.0{mark}10{n}", work, 2, "counter", "") for n in range(7)]
        plain += [(f"1.0{mark}10{n}", work, 2, "post", "") for n in range(1)]
        # Services that could be used online and never were in the period.
        idle: list[Procedure] = [
            (f"2.0{mark}20{n}", work, 3 + n % 2, "counter", "") for n in range(2)
        ]
        if fate[0] in "12":
            taken, body.online = body.online[:number], body.online[number:]
            usual = plain + idle
            return [one or self.dice.choice(usual) for one in taken]
        once = [(code, field_, level, "online", "") for code, field_, level, _, _ in idle]
        return [self.dice.choice(plain * 2 + once) for _ in range(number)]

    def _wait(self, body: _Body, spans: list[tuple[int, int, int]], before: int) -> None:
        """Waits for a supplement that moved the due day by two working days."""
        for place, (came, due, done) in enumerate(spans, before + 1):
            if len(self.pauses) >= PAUSES or done - came < 5:
                continue
            began, ended, was = self.texts[came + 1], self.texts[came + 3], self.texts[due - 2]
            self.pauses.append(
                f"{body.id}\tbo sung giay to\t{place}\t{began}\t{ended}\tBổ sung giấy tờ\t{was}\t2"
            )
            if len(self.withdrawn) < WITHDRAWN:
                self.withdrawn.append(self._twice(body, came, len(self.withdrawn)))

    def _twice(self, body: _Body, came: int, number: int) -> str:
        """A dossier entered by mistake and taken back: it must count nowhere."""
        day, tail = self.texts[came], f"{self.short[came]}-{9000 + number}"
        return (
            f"{900_000 + number}\t{body.id}\tnhap nham\t{body.prefix}-{tail}\t2.000815\tcertification"
            f"\tdistrict\t2\tNhập nhầm\tcounter\t{day}\t{day}\t\\N\t\\N\treceived\t\t\t\\N\t{day} 17:00:00+07"
        )


def _steps(
    start: str, body: _Body, received: str, due_on: str, finished: str, returned: str
) -> str:
    """The lines of a dossier's steps: received, handled and, once finished, returned."""
    clerk, expert = body.clerks
    lines = (
        f"{start}\t1\t{clerk}\t{received}\t{received}\t{received}\tf\n"
        f"{start}\t2\t{expert}\t{received}\t{due_on}\t{finished}\tf"
    )
    if finished == "\\N":
        return lines
    return f"{lines}\n{start}\t3\t{clerk}\t{finished}\t{due_on}\t{returned}\tf"


def _services(code: str, level: int, whole: int, part: int) -> list[Procedure | None]:
    """Dossiers of a department's services of one level, of which a part came online."""
    name = f"2.0{code[-2:]}{level}0"
    services = max(1, min(3, part))
    found: list[Procedure | None] = []
    for place in range(whole):
        channel = "online" if place < part else ("post" if place % 9 == 0 else "counter")
        found.append((f"{name}{place % services}", "other", level, channel, ""))
    return found
