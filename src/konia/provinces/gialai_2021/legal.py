"""Normative documents of 2016-2021, their reviews and checks, and the lists of footnotes 28-30."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from konia.domains.legal.models import (
    DraftOpinion,
    Examination,
    ExpiredItem,
    ExpiredList,
    NormativeDocument,
)
from konia.kernel.registers.models import Record

from .world import FIRST, LAST, ROOT, World, breakdown, weekday_between

TOPICS = {
    "snv": ("phân cấp quản lý cán bộ, công chức", "công tác thi đua, khen thưởng", "tuyển dụng công chức cấp xã"),
    "stp": ("phối hợp quản lý nhà nước về hộ tịch", "kiểm soát việc ban hành văn bản", "tiêu chí phổ biến, giáo dục pháp luật"),
    "skhdt": ("ưu đãi, hỗ trợ đầu tư", "phối hợp quản lý doanh nghiệp sau đăng ký", "quản lý dự án đầu tư công"),
    "stc": ("giá tính thuế tài nguyên", "mức thu phí, lệ phí", "quản lý, sử dụng tài sản công", "đơn giá bồi thường tài sản"),
    "sct": ("quản lý cụm công nghiệp", "phát triển và quản lý chợ", "an toàn hồ chứa thủy điện"),
    "snnptnt": ("hỗ trợ phát triển sản xuất nông nghiệp", "bảo vệ và phát triển rừng", "quản lý công trình thủy lợi"),
    "sgtvt": ("quản lý kết cấu hạ tầng giao thông", "hoạt động vận tải hành khách", "tải trọng và khổ giới hạn đường bộ"),
    "sxd": ("quản lý quy hoạch, kiến trúc", "cấp giấy phép xây dựng", "quản lý nhà ở công vụ", "thoát nước và xử lý nước thải"),
    "stnmt": ("bảng giá đất", "hạn mức giao đất, tách thửa", "bồi thường, hỗ trợ, tái định cư"),
    "stttt": ("quản lý hạ tầng viễn thông thụ động", "quản lý, vận hành cổng thông tin điện tử", "bảo đảm an toàn thông tin mạng"),
    "sldtbxh": ("chính sách trợ giúp xã hội", "hỗ trợ đào tạo nghề", "cơ sở cai nghiện ma túy"),
    "svhttdl": ("nếp sống văn minh trong việc cưới, việc tang", "quản lý di tích", "hoạt động quảng cáo ngoài trời"),
    "skhcn": ("quản lý nhiệm vụ khoa học và công nghệ", "hoạt động đo lường, chất lượng"),
    "sgddt": ("quản lý dạy thêm, học thêm", "tuyển sinh đầu cấp"),
    "syt": ("phân cấp quản lý an toàn thực phẩm", "giá dịch vụ khám, chữa bệnh", "chính sách dân số"),
}  # fmt: skip
DISTRICT_TOPICS = ("phân cấp quản lý ngân sách", "quản lý vỉa hè, lòng đường", "quy chế làm việc", "quản lý chợ", "vệ sinh môi trường")  # fmt: skip
WANTED = ("replace", "amend", "abolish")
CRITERIA = dict.fromkeys(("authority", "content", "legality", "form", "drafting"), "passed")
# The 343 decision is printed without a year; 11/2021 replaced it after the Ministry's conclusion.
OLD_PRICE, NEW_PRICE = date(2016, 5, 26), date(2021, 5, 20)
CONCLUDED = date(2021, 3, 23)
# ASSUMPTION: 3 of the 17 decisions of the period were issued in the last days of 2020.
LATE_2020, IN_2021 = 3, 14
# The list of 2020: one document done, twelve in progress, four not begun.
IN_PROGRESS, NOT_STARTED = 12, 4
# What was handled in the period on recommendations of 2020: not in the period's list of 2.4.
CARRIED_OVER = {"snnptnt": 1, "syt": 3}


@dataclass
class Shelf:
    """Documents as they are made. old: those in force before the period, by the unit that drafted."""

    world: World
    dice: Random
    documents: list[NormativeDocument] = field(default_factory=list)
    old: dict[int, list[NormativeDocument]] = field(default_factory=dict)
    examinations: list[Examination] = field(default_factory=list)

    def take(self, unit: int, number: int) -> list[NormativeDocument]:
        """Old documents of a unit that nobody has looked at yet."""
        taken, self.old[unit] = self.old[unit][:number], self.old[unit][number:]
        return taken

    def examine(
        self, document: NormativeDocument, unit: int, kind: str, on: date, **rest: object
    ) -> None:
        """One review or check."""
        self.examinations.append(
            Examination(document=document, unit_id=unit, kind=kind, done_on=on, **rest)
        )

    def between(self, first: date, last: date) -> date:
        """A working day between two."""
        return weekday_between(self.dice, first, last)


def fill(world: World) -> None:
    """Documents first, then what was said about them."""
    shelf = Shelf(world, world.dice("legal"))
    period = _of_the_period(shelf, start=_provincial(shelf))
    _district(shelf)
    _council(shelf)
    conclusion = _price_of_crops(shelf, period)
    _store(shelf.documents)
    _reviews(shelf)
    _conclusion(shelf, *conclusion)
    _list_of_2020(shelf)
    _earlier_and_later(shelf)
    _checks(shelf, period)
    _store(shelf.examinations)
    _expired(shelf)
    _opinions(shelf)


def _store(rows: list) -> None:  # type: ignore[type-arg]
    row: Record
    for row in rows:
        row.compose()
    if rows:
        type(rows[0]).objects.bulk_create(rows)


def _document(
    shelf: Shelf, unit: int, number: str, issued: date, abstract: str, **rest: object
) -> NormativeDocument:
    made = {
        "code": number, "kind": "decision", "issuer_level": "province", "issuer_body": "committee",
        "proposed_on": issued - timedelta(days=150), "drafted_on": issued - timedelta(days=70),
        "appraised_on": issued - timedelta(days=25), "effective_on": issued + timedelta(days=10),
        "published_on": min(issued + timedelta(days=2 + shelf.dice.randrange(6)), max(issued, LAST)),
        "published_at": "http://vbpl.vn/gialai/Pages/home.aspx",
    } | rest  # fmt: skip
    document = NormativeDocument(
        unit_id=unit, number=number, issued_on=issued, abstract=abstract, **made
    )
    shelf.documents.append(document)
    return document


def _provincial(shelf: Shelf) -> int:
    """Enough old decisions of every department to be reviewed, listed and left alone.

    Returns: the last number of 2020.
    """
    wanted: list[tuple[date, int, str]] = []
    for key, topics in TOPICS.items():
        unit = shelf.world.unit(key)
        names = [name for name, code in shelf.world.alias.items() if code == shelf.world.alias[key]]
        count = 8 + max(breakdown("qppl_reviewed").get(name, 0) for name in names)
        for number in range(count):
            day = shelf.between(date(2016, 7, 4), date(2020, 12, 10))
            place = ("", " trên địa bàn tỉnh", " giai đoạn 2016-2020", " áp dụng từ năm sau")[
                number % 4
            ]
            wanted.append(
                (day, unit, f"Ban hành Quy định về {topics[number % len(topics)]}{place}")
            )
    counts: dict[int, int] = {}
    for day, unit, abstract in sorted(wanted):
        counts[day.year] = counts.get(day.year, 0) + 1
        document = _document(
            shelf, unit, f"{counts[day.year]:02}/{day.year}/QĐ-UBND", day, abstract
        )
        shelf.old.setdefault(unit, []).append(document)
    return counts[2020]


def _of_the_period(shelf: Shelf, *, start: int) -> list[NormativeDocument]:
    """The seventeen decisions of the People's Committee, and some after the period."""
    keys = list(TOPICS)
    days = [date(2020, 12, 16) + timedelta(days=5 * n) for n in range(LATE_2020)]
    numbers = [f"{start + n + 1:02}/2020/QĐ-UBND" for n in range(LATE_2020)]
    days += [date(2021, 1, 18) + timedelta(days=12 * n) for n in range(10)] + [NEW_PRICE]
    days += [date(2021, 5, 27), date(2021, 6, 3), date(2021, 6, 10)]
    numbers += [f"{n + 1:02}/2021/QĐ-UBND" for n in range(IN_2021)]
    made = []
    for place, (number, day) in enumerate(zip(numbers, days, strict=True)):
        key = "stc" if number.startswith("11/2021") else keys[place % len(keys)]
        abstract = f"Ban hành Quy định về {TOPICS[key][place % len(TOPICS[key])]}"
        made.append(_document(shelf, shelf.world.unit(key), number, day, abstract))
    for place in range(9):
        day = date(2021, 6, 15) + timedelta(days=21 * place)
        unit = shelf.world.unit(keys[place])
        _document(
            shelf,
            unit,
            f"{place + 15}/2021/QĐ-UBND",
            day,
            f"Sửa đổi Quy định về {TOPICS[keys[place]][0]}",
        )
    return made


def _district(shelf: Shelf) -> None:
    """Decisions of districts: three reviewed by Phú Thiện, fourteen by An Khê, others elsewhere."""
    reviewed = {"phu_thien": 3, "an_khe": 14}
    for code in shelf.world.of_kind("district_pc"):
        unit = shelf.world.units[code]
        key = next(k for k in ("phu_thien", "an_khe", code) if shelf.world.alias.get(k, k) == code)
        for number in range(5 + reviewed.get(key, 0)):
            year = 2017 + number % 5
            day = shelf.between(date(year, 1, 8), date(year, 6, 4))
            topic = DISTRICT_TOPICS[number % len(DISTRICT_TOPICS)]
            text = f"{number // 5 + 1:02}/{year}/QĐ-UBND"
            document = _document(
                shelf, unit, text, day, f"Ban hành Quy định về {topic}", code=f"{code}: {text}",
                issuer_level="district",
            )  # fmt: skip
            shelf.old.setdefault(unit, []).append(document)


def _council(shelf: Shelf) -> None:
    """Resolutions of the People's Council, which 2.1 leaves out, and two that are being prepared."""
    council = {"kind": "resolution", "issuer_body": "council"}
    for number, (year, month) in enumerate(
        ((2019, 7), (2019, 12), (2020, 7), (2020, 12), (2021, 3), (2021, 8))
    ):
        for place, key in enumerate(("stc", "syt", "snv", "skhdt")):
            text = f"{100 + number * 4 + place}/{year}/NQ-HĐND"
            day = date(year, month, 9 + place)
            _document(
                shelf, shelf.world.unit(key), text, day, f"Quy định về {TOPICS[key][1]}", **council
            )
    planned = (
        ("DT-01", "skhcn", "Quy định mức chi xây dựng tiêu chuẩn cơ sở, quy chuẩn kỹ thuật địa phương", date(2021, 5, 10)),
        ("DT-02", "svhttdl", "Quy định chế độ dinh dưỡng đặc thù huấn luyện viên, vận động viên", None),
    )  # fmt: skip
    for code, key, abstract, drafted in planned:
        shelf.documents.append(
            NormativeDocument(
                unit_id=shelf.world.unit(key), code=code, abstract=abstract, issuer_level="province",
                proposed_on=date(2021, 3, 1), drafted_on=drafted, **council,
            )
        )  # fmt: skip


def _price_of_crops(
    shelf: Shelf, period: list[NormativeDocument]
) -> tuple[NormativeDocument, NormativeDocument]:
    """343/QĐ-UBND of 26/5/2016 and the decision of 2021 that replaced it."""
    new = next(one for one in period if one.number == "11/2021/QĐ-UBND")
    new.abstract = "Quy định về bồi thường thiệt hại đối với cây trồng khi nhà nước thu hồi đất áp dụng năm 2021 trên địa bàn tỉnh Gia Lai"
    old = _document(
        shelf, new.unit_id, "343/QĐ-UBND", OLD_PRICE,
        "Ban hành đơn giá đền bù cây cối, hoa màu trên địa bàn tỉnh",
        number_note="Văn bản ban hành trước quy định ghi năm vào số; số ghi như bản gốc.",
    )  # fmt: skip
    # The foreign key is set once both have ids: documents are stored in the order they were made.
    shelf.documents.remove(old)
    _store([old])
    new.replaces = old
    shelf.old[new.unit_id].insert(0, old)
    return old, new


def _reviews(shelf: Shelf) -> None:
    """The lists of footnotes 28, 29 and 30, unit by unit."""
    recommended, handled = breakdown("qppl_recommended"), breakdown("qppl_handled")
    for name, count in breakdown("qppl_reviewed").items():
        unit = shelf.world.unit(name)
        for place, document in enumerate(shelf.take(unit, count)):
            day = shelf.between(date(2020, 12, 18), date(2021, 3, 31))
            rest: dict[str, object] = {}
            if place < recommended.get(name, 0):
                rest = _recommendation(shelf, place, done=place < handled.get(name, 0))
            else:
                day = shelf.between(FIRST, date(2021, 6, 11))
            shelf.examine(document, unit, "review", day, **rest)
    for key, count in CARRIED_OVER.items():
        unit = shelf.world.unit(key)
        for place, document in enumerate(shelf.take(unit, count)):
            day = shelf.between(date(2020, 4, 1), date(2020, 11, 27))
            rest = _recommendation(shelf, place, done=True)
            listed = 2020 if key == "snnptnt" else None
            shelf.examine(document, unit, "review", day, list_year=listed, **rest)


def _recommendation(shelf: Shelf, place: int, *, done: bool) -> dict[str, object]:
    return {
        "wanted": WANTED[place % 3],
        "recommendation": "Nội dung không còn phù hợp với văn bản của cơ quan nhà nước cấp trên",
        "begun_on": shelf.between(date(2021, 4, 1), date(2021, 4, 16)) if done else None,
        "handled_on": shelf.between(date(2021, 4, 19), date(2021, 6, 11)) if done else None,
    }


def _conclusion(shelf: Shelf, old: NormativeDocument, new: NormativeDocument) -> None:
    """The Ministry's conclusion on 343: the same document as one of those the department reviewed."""
    handled = {
        "wanted": "replace",
        "handled_on": NEW_PRICE,
        "outcome": new,
        "begun_on": date(2021, 3, 29),
    }
    for one in shelf.examinations:
        if one.document_id == old.pk:
            one.done_on, one.handled_on, one.begun_on = (
                date(2021, 3, 26),
                NEW_PRICE,
                date(2021, 3, 29),
            )
            one.wanted, one.outcome = "replace", new
    shelf.examine(
        old, old.unit_id, "conclusion", CONCLUDED, paper="40/KL-KTrVB ngày 23/3/2021",
        recommendation="Xử lý Quyết định 343/QĐ-UBND ngày 26/5/2016", due_on=date(2021, 6, 30),
        legality="failed", **handled,
    )  # fmt: skip


def _list_of_2020(shelf: Shelf) -> None:
    """Sixteen more documents that letter 139/UBND-NC lists; four nobody had begun by mid-June."""
    keys = ["sxd", "stc", "sldtbxh", "sgtvt", "svhttdl", "sgddt", "sct", "skhcn"] * 2
    for place, key in enumerate(keys):
        unit = shelf.world.unit(key)
        (document,) = shelf.take(unit, 1)
        idle = place >= IN_PROGRESS
        begun = date(2021, 7, 5) if idle else shelf.between(date(2021, 2, 8), date(2021, 6, 4))
        shelf.examine(
            document, unit, "review", shelf.between(date(2020, 6, 1), date(2020, 11, 30)),
            list_year=2020, paper="139/UBND-NC", wanted=WANTED[place % 3], begun_on=begun,
            recommendation="Sửa đổi, bổ sung, thay thế hoặc bãi bỏ theo danh mục năm 2020",
            handled_on=None if idle else shelf.between(date(2021, 6, 21), date(2021, 12, 10)),
        )  # fmt: skip
    assert len(keys) == IN_PROGRESS + NOT_STARTED


def _earlier_and_later(shelf: Shelf) -> None:
    """Reviews of 2019-2020 and of the second half of 2021, which no figure of the period counts."""
    for key in TOPICS:
        unit = shelf.world.unit(key)
        for place, document in enumerate(shelf.take(unit, 2)):
            early = shelf.between(date(2019, 2, 4), date(2019, 11, 29))
            if document.issued_on is not None and document.issued_on < early:
                shelf.examine(
                    document, unit, "review", early, list_year=2019, wanted="amend",
                    begun_on=date(2020, 2, 10), handled_on=shelf.between(date(2020, 3, 2), date(2020, 12, 11)),
                )  # fmt: skip
            else:
                late = shelf.between(date(2021, 6, 16), date(2021, 11, 30))
                shelf.examine(document, unit, "review", late, wanted=WANTED[place % 3])


def _checks(shelf: Shelf, period: list[NormativeDocument]) -> None:
    """Seventeen decisions checked by the issuer, eight of districts checked under authority."""
    unit = shelf.world.unit("stp")
    for document in period:
        day = min((document.issued_on or FIRST) + timedelta(days=3), LAST)
        shelf.examine(document, unit, "self_check", day, **CRITERIA)
    districts = [shelf.world.units[code] for code in shelf.world.of_kind("district_pc")]
    for place, district in enumerate(districts):
        (document,) = shelf.take(district, 1)
        first, last = (FIRST, LAST) if place < 8 else (date(2021, 6, 21), date(2021, 12, 10))
        shelf.examine(document, unit, "authority_check", shelf.between(first, last), **CRITERIA)
    for document in shelf.old[shelf.world.unit("sxd")][:6] + shelf.old[shelf.world.unit("stc")][:6]:
        day = (document.issued_on or FIRST) + timedelta(days=4)
        shelf.examine(document, unit, "self_check", day, **CRITERIA)


def _expired(shelf: Shelf) -> None:
    """The list of 2020, published by 64/QĐ-UBND on 29/1/2021, and one being prepared for 2021."""
    root = shelf.world.units[ROOT]
    lists = ExpiredList.objects.bulk_create(
        [
            ExpiredList(unit_id=root, code="DM-2020", year=2020, decision="64/QĐ-UBND", decided_on=date(2021, 1, 29), folded="dm 2020 64 qd ubnd"),
            ExpiredList(unit_id=root, code="DM-2021", year=2021, folded="dm 2021"),
        ]
    )  # fmt: skip
    items = []
    for place, key in enumerate(
        ("snv", "stp", "skhdt", "stttt", "snnptnt", "sxd", "syt", "stnmt", "sct")
    ):
        (document,) = shelf.take(shelf.world.unit(key), 1)
        current = place < 7
        day = (
            max(date(2020, 12, 31), (document.effective_on or FIRST))
            if current
            else date(2021, 12, 31)
        )
        effect = "suspended" if place == 6 else "expired"
        items.append(
            ExpiredItem(
                unit_id=root,
                expired_list=lists[0 if current else 1],
                document=document,
                effect=effect,
                from_on=day,
            )
        )
        if effect == "suspended":
            document.suspended_from = day
        elif current:
            document.ended_on, document.ended_how = day, "expired"
        document.save()
    _store(items)


def _opinions(shelf: Shelf) -> None:
    """Opinions on drafts with procedures: some before and after the period, none within it."""
    drafts = [shelf.old[shelf.world.unit(key)][0] for key in ("sxd", "stc", "sldtbxh", "sgtvt")]
    days = (date(2020, 7, 6), date(2020, 12, 14), date(2021, 6, 15), date(2021, 10, 4))
    _store(
        [
            DraftOpinion(unit_id=shelf.world.unit("vpub"), document=draft, given_on=day, kind=("opinion", "appraisal")[place % 2], words="Đánh giá sự cần thiết và tính hợp lý của thủ tục")
            for place, (draft, day) in enumerate(zip(drafts, days, strict=True))
        ]
    )  # fmt: skip
