"""Documents of a year with their transmissions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from konia.domains.documents.models import (
    Document,
    Transmission,
)  # fmt: skip
from konia.kernel.calendar.weeks import WorkingCalendar
from konia.kernel.registers.copying import copy_lines, line, without_indexes
from konia.lib.vietnamese import fold

from .certificates import fill_certificates, fill_links, fill_rates
from .world import FIRST, LAST, ROOT, World, read_data

# 7.6.2 is blank in print: the total is an ASSUMPTION; 3 of every 100 go with paper beside.
OUTGOING, EARLIER, LATER, OVERNIGHT = 127_000, 6_000, 1_200, 125
# 384,000 sendings (three for each document and 3,000 more) and 383,618 receipts are the 767,618
# turns: 632 of them had no receipt in the period, and 250 receipts came for earlier sendings.
EXTRA, UNRECEIVED = 3_000, 632
WITH_PAPER = frozenset({17, 50, 83})
BEGIN, END = date(2020, 7, 1), date(2021, 6, 30)
# The thirteen steering documents of footnote 2.
STEERING = frozenset(
    [
        "751/QĐ-UBND",
        "752/QĐ-UBND",
        "104/QĐ-UBND",
        "116/QĐ-UBND",
        "766/QĐ-UBND",
        "166/QĐ-UBND",
        "77/QĐ-UBND",
        "796/QĐ-UBND",
        "29/QĐ-UBND",
        "129/QĐ-UBND",
        "192/QĐ-UBND",
        "158/QĐ-UBND",
        "305/UBND-NC",
    ]
)
# Of the same kind, but older than the period or issued by a department: they must not count.
STEERING_ELSEWHERE = frozenset(
    ["397/QĐ-UBND", "680/QĐ-UBND", "539/SNV-CCHC", "679/SNV-CCHC", "831/KH-SNV"]
)
ISSUERS = {
    "UBND tỉnh Gia Lai": ROOT, "tỉnh (UBND tỉnh)": ROOT, "Chủ tịch UBND tỉnh Gia Lai": ROOT,
    "Đoàn kiểm tra liên ngành": ROOT, "Sở Nội vụ tỉnh Gia Lai": "snv", "Sở Tư pháp": "stp",
    "Sở Nội vụ (Đoàn kiểm tra CCHC)": "snv", "Văn phòng UBND tỉnh": "vpub",
    "Sở Giáo dục và Đào tạo": "sgddt", "Sở Thông tin và Truyền thông": "stttt",
}  # fmt: skip
NUMBERED = re.compile(r"(\d+)[/-](.+)")
KINDS = (
    ("Công văn", "VP"), ("Công văn", "TH"), ("Báo cáo", "BC"), ("Kế hoạch", "KH"),
    ("Tờ trình", "TTr"), ("Thông báo", "TB"), ("Giấy mời", "GM"),
)  # fmt: skip
SUBJECTS = (
    "Báo cáo kết quả công tác", "Triển khai kế hoạch", "Đôn đốc thực hiện nhiệm vụ", "Tham gia ý kiến dự thảo",
    "Cung cấp số liệu", "Rà soát tình hình", "Hướng dẫn thực hiện", "Mời họp", "Đề nghị phối hợp",
    "Trả lời kiến nghị", "Cử cán bộ tham dự", "Thông báo kết luận", "Xin chủ trương", "Phê duyệt nội dung",
)  # fmt: skip
MATTERS = (
    "cải cách hành chính", "giải quyết thủ tục hành chính", "phòng, chống dịch Covid-19", "giải phóng mặt bằng",
    "thu ngân sách nhà nước", "đầu tư công", "bầu cử đại biểu Quốc hội và HĐND các cấp", "xây dựng nông thôn mới",
    "giảm nghèo bền vững", "quản lý đất đai", "bảo vệ rừng", "phòng cháy, chữa cháy", "trật tự an toàn giao thông",
    "chuyển đổi số", "tiếp công dân", "công tác tổ chức cán bộ", "chính sách người có công", "phổ cập giáo dục",
    "tiêm chủng mở rộng", "phòng, chống thiên tai",
)  # fmt: skip
MONTHS = (
    "quý I",
    "quý II",
    "tháng 12",
    "tháng 01",
    "tháng 3",
    "tháng 5",
    "6 tháng đầu năm",
    "năm 2021",
)
YES, NO = "t", "f"
COLUMNS = (
    "id", "unit_id", "folded", "code", "direction", "register", "year", "number", "symbol", "kind",
    "issued_on", "sent_on", "abstract", "issuer", "channel", "signed", "is_steering",
)  # fmt: skip


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to weights that add up to a total exactly."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    found = [int(number) for number in exact]
    rest = sorted(range(len(exact)), key=lambda n: found[n] - exact[n])
    for place in rest[: total - sum(found)]:
        found[place] += 1
    return found


def fill(world: World) -> None:
    """Everything of the room."""
    fill_links(world)
    fill_certificates(world)
    fill_rates(world)
    with without_indexes(Document, Transmission):
        press = _Press(world)
        copy_lines(Document, COLUMNS, press.documents())
        columns = ("document_id", "unit_id", "to_unit_id", "sent_at", "received_at")
        copy_lines(Transmission, columns, press.turns)


@dataclass(frozen=True)
class _Day:
    """A working day: as text, its year, and ready pairs of sending and receipt."""

    text: str
    year: int
    pairs: tuple[str, ...]
    sent_only: str


def _working_days(first: date, last: date) -> list[_Day]:
    weeks = WorkingCalendar.approved()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [_day(day) for day in days if weeks.is_worked(day)]


def _day(day: date) -> _Day:
    if day == FIRST - timedelta(days=1):  # sent late in the afternoon, opened the next morning
        return _Day(str(day), day.year, (f"{day} 16:50:00+07\t{FIRST} 08:05:00+07",), "")
    pairs = tuple(
        f"{day} {hour:02}:{minute:02}:00+07\t{day} {hour:02}:{minute + 7 + hour:02}:00+07"
        for hour, minute in (
            (7, 35),
            (8, 12),
            (9, 5),
            (9, 34),
            (10, 20),
            (13, 31),
            (14, 8),
            (15, 15),
        )
    )
    return _Day(str(day), day.year, pairs, f"{day} 16:40:00+07\t\\N")


@dataclass
class _Sender:
    """One body that issues documents: its books, its words, where it sends to."""

    code: str
    id: int
    symbols: list[tuple[str, str, str]]
    to: list[int]
    taken: set[tuple[int, int]] = field(default_factory=set)


class _Press:
    """Makes the lines of documents and, beside them, those of their transmissions."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dice = world.dice("documents")
        # Read before copying begins: no other statement may run meanwhile.
        self.earlier = _working_days(BEGIN, FIRST - timedelta(days=4))
        self.inside = _working_days(FIRST, LAST)
        self.later = _working_days(LAST + timedelta(days=1), END)
        self.turns: list[str] = []
        self.id = 0
        self.counted = 0
        self.missing = world.scaled(UNRECEIVED)
        self.total, self.extra = world.scaled(OUTGOING), world.scaled(EXTRA)
        self.spaced = max(1, (self.total - self.extra) // 5)
        self.texts = [
            (text, fold(text))
            for text in (f"{s} {m} {t}" for s in SUBJECTS for m in MATTERS for t in MONTHS)
        ]

    def documents(self) -> Iterator[str]:
        """Lines of all documents: first the real ones of the report, then each body's own."""
        senders = self._senders()
        yield from self._real({sender.code: sender for sender in senders})
        overnight = _day(FIRST - timedelta(days=1))
        weights = [_weight(sender.code) for sender in senders]
        shares = zip(
            senders,
            apportion(self.world.scaled(EARLIER), weights),
            apportion(self.total - self.counted, weights),
            apportion(self.world.scaled(LATER), weights),
            strict=True,
        )
        office = self.world.alias["vpub"]
        for sender, before, within, after in shares:
            past = _some(self.dice, self.earlier, before)
            if sender.code == office:
                past += [overnight] * self.world.scaled(OVERNIGHT)
            within_days = _some(self.dice, self.inside, within)
            yield from self._book(sender, past, within_days, _some(self.dice, self.later, after))

    def _book(
        self, sender: _Sender, past: list[_Day], inside: list[_Day], later: list[_Day]
    ) -> Iterator[str]:
        """One body's outgoing book over the years; each year counts from 1."""
        start, stop = len(past), len(past) + len(inside)
        for place, (day, number) in enumerate(_numbered([*past, *inside, *later], sender.taken)):
            if start <= place < stop:
                yield self._line(sender, day, number, *self._inside(day))
            elif place < start and place % 12 == 0 and len(day.pairs) > 1:
                yield self._line(sender, day, number, "paper", 0, "")
            else:
                pair = day.pairs[int(self.dice.random() * len(day.pairs))]
                yield self._line(sender, day, number, "electronic", 2, pair)

    def _inside(self, day: _Day) -> tuple[str, int, str]:
        """Channel, number of receivers and days of the next document of the period."""
        counted, extra = self.counted, self.extra
        self.counted += 1
        channel = "both" if counted % 100 in WITH_PAPER else "electronic"
        pair = day.pairs[int(self.dice.random() * len(day.pairs))]
        copies = counted % 5 + 1
        if counted < extra:
            return channel, copies + 1, pair
        if copies == 1:
            turn, missing, spaced = (counted - extra) // 5, self.missing, self.spaced
            if turn * missing // spaced != (turn + 1) * missing // spaced:
                pair = day.sent_only
        return channel, copies, pair

    def _line(
        self, sender: _Sender, day: _Day, number: int, channel: str, copies: int, pair: str
    ) -> str:
        rnd, unit, to = self.dice.random, sender.id, sender.to
        self.id = doc = self.id + 1
        text, folded = self.texts[int(rnd() * len(self.texts))]
        kind, symbol, symbol_folded = sender.symbols[int(rnd() * len(sender.symbols))]
        if copies:
            first = int(rnd() * (len(to) - 7))
            several = to[first : first + copies]
            self.turns.append("\n".join([f"{doc}\t{unit}\t{one}\t{pair}" for one in several]))
        return (
            f"{doc}\t{unit}\t{number} {symbol_folded} {folded}\t{sender.code}-{day.year}-{number}"
            f"\tout\tunit\t{day.year}\t{number}\t{symbol}\t{kind}\t{day.text}\t{day.text}\t{text}"
            f"\t\t{channel}\t{NO if channel == 'paper' else YES}\t{NO}"
        )

    def _real(self, senders: dict[str, _Sender]) -> Iterator[str]:
        """The documents the report names: outgoing ones of the province, incoming ones from above."""
        incoming: dict[int, int] = {}
        latest: dict[tuple[int, str], int] = {}
        taken: set[tuple[int, str, int, int]] = set()
        rows = [
            row
            for row in read_data("documents.csv")
            if re.fullmatch(r"\d{4}-\d\d-\d\d", row["date"])
        ]
        for row in sorted(rows, key=lambda one: one["date"]):
            found = NUMBERED.fullmatch(row["number_symbol"])
            if found is None:
                continue
            year, number, symbol = int(row["date"][:4]), int(found[1]), found[2]
            self.id += 1
            name = ISSUERS.get(row["issuer"])
            if name is None:
                incoming[year] = incoming.get(year, 0) + 1
                yield self._incoming(row, year, incoming[year])
                continue
            sender = senders[self.world.alias.get(name, name)]
            book = _book_of(row, sender.code, number, year, latest)
            books = (book, "chairman", "unit", "committee")
            book = next(one for one in books if (sender.id, one, year, number) not in taken)
            taken.add((sender.id, book, year, number))
            if book == "unit":
                sender.taken.add((year, number))
            yield self._outgoing(row, sender, book, year, number, symbol)

    def _incoming(self, row: dict[str, str], year: int, number: int) -> str:
        words = fold(f"{number} {row['number_symbol']} {row['abstract']} {row['issuer']}")
        return line(
            self.id, self.world.units[ROOT], words, f"{ROOT}-{year}-DEN-{number}", "in", "incoming",
            year, number, row["number_symbol"][:30], row["type"], row["date"], None,
            row["abstract"], row["issuer"], "electronic", YES, NO,
        )  # fmt: skip

    def _outgoing(
        self, row: dict[str, str], sender: _Sender, book: str, year: int, number: int, symbol: str
    ) -> str:
        inside = str(FIRST) <= row["date"] <= str(LAST)
        day = _day(date.fromisoformat(row["date"]))
        copies = 2
        channel = "electronic"
        if inside:
            copies = self.counted % 5 + 1 + (self.counted < self.extra)
            channel = "both" if self.counted % 100 in WITH_PAPER else channel
            self.counted += 1
        self.turns.extend(
            f"{self.id}\t{sender.id}\t{to}\t{day.pairs[0]}" for to in sender.to[:copies]
        )
        words = fold(f"{number} {symbol} {row['abstract']}")
        return line(
            self.id, sender.id, words, f"{sender.code}-{year}-{book}-{number}", "out", book, year,
            number, symbol, row["type"], row["date"], row["date"], row["abstract"], "", channel,
            YES, row["number_symbol"] in STEERING | STEERING_ELSEWHERE,
        )  # fmt: skip

    def _senders(self) -> list[_Sender]:
        world, dice = self.world, self.dice
        departments = world.of_kind("department") + world.of_kind("management_board")
        districts, communes = world.of_kind("district_pc"), world.of_kind("commune_pc")
        found = []
        for code in [ROOT, *departments, *districts, *communes]:
            near = _neighbours(world, code, departments, districts)
            to = [world.units[other] for other in near if other != code]
            dice.shuffle(to)
            found.append(_Sender(code, world.units[code], _symbols(world.names[code]), to + to[:7]))
        return found


def _numbered(days: list[_Day], taken: set[tuple[int, int]]) -> Iterator[tuple[_Day, int]]:
    """Each day with the next number of its year that no real document bears."""
    year = number = 0
    for day in days:
        if day.year != year:
            year, number = day.year, 0
        number += 1
        while taken and (year, number) in taken:
            number += 1
        yield day, number


def _neighbours(world: World, code: str, departments: list[str], districts: list[str]) -> list[str]:
    """Where a body sends to: a commune also to its neighbours and to another district."""
    if code in districts:
        below = [one for one in world.of_kind("commune_pc") if world.parents[one] == code]
        return [ROOT, *departments, *below]
    if world.parents.get(code) in districts:
        above = world.parents[code]
        beside = [one for one in world.of_kind("commune_pc") if world.parents[one] == above]
        other = districts[(districts.index(above) + 1) % len(districts)]
        return [above, above, *beside, other]
    return [ROOT, *departments, *districts]


def _symbols(name: str) -> list[tuple[str, str, str]]:
    letters = "".join(
        word[0] for word in name.replace("-", " ").split() if word[0].isalpha()
    ).upper()
    own = "UBND" if name.startswith("UBND") else letters[:8]
    return [(kind, f"{own}-{mark}", fold(f"{own}-{mark}")) for kind, mark in KINDS]


def _weight(code: str) -> float:
    parts = code.count(".")
    if parts == 0:
        return 4_500
    if parts == 2:
        return 160 + sum(map(ord, code)) % 80
    return 1_700 + sum(map(ord, code)) * 37 % 900


def _some(dice: Random, days: list[_Day], number: int) -> list[_Day]:
    """So many days in order of time, the busy end of the span a little likelier."""
    many, rnd = len(days), dice.random
    return [days[place] for place in sorted([int(many * rnd()) for _ in range(number)])]


def _book_of(
    row: dict[str, str], code: str, number: int, year: int, latest: dict[tuple[int, str], int]
) -> str:
    """The book a number was given in.

    ASSUMPTION: decisions whose numbers run against their dates stand in the Chairman's book.
    """
    if code != ROOT or not row["type"].startswith("Quyết định"):
        return "unit"
    if row["issuer"].startswith("Chủ tịch") or number < latest.get((year, "committee"), 0):
        return "chairman"
    latest[year, "committee"] = number
    return "committee"
