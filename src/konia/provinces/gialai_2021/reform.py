"""Ratings of procedure handling for 2019-2021, criteria under consultation, entry rounds."""

from datetime import date
from decimal import Decimal

from konia.domains.reform.indices import first_rules
from konia.domains.reform.models import (
    ConsultationComment,
    CriteriaConsultation,
    EntryRound,
    IndexRule,
    RatedUnit,
    Rating,
    ThresholdSet,
)  # fmt: skip

from .units import DEPARTMENTS, KEYS
from .world import World

# The report rates 35 units and does not say which. Taken here: 17 districts and 18 bodies of the
# department level: the 17 with an electronic one-stop desk, among them the economic zone board,
# and Sở Ngoại vụ, which has few procedures and no such desk (ASSUMPTION).
NOT_RATED = {"thanhtra", "bandantoc"}
GOOD_2020 = {
    "sgtvt", "svhttdl", "sxd", "bql_kkt", "krong_pa", "kong_chro", "ia_pa", "chu_puh", "duc_co",
    "mang_yang",
}  # fmt: skip


def fill(world: World) -> None:
    """Make thresholds, ratings, consultations and entry rounds."""
    _thresholds(world)
    _rules(world)
    _ratings(world)
    _consultations(world)
    _entries(world)


def rated() -> list[str]:
    """The 35 units that are rated."""
    keys = [key for key, _ in DEPARTMENTS if key not in NOT_RATED]
    return [*keys, "bql_kkt", *KEYS.values()]


def _thresholds(world: World) -> None:
    """ASSUMPTION: the report prints no thresholds; these are the decree's, as far as known."""
    ThresholdSet.objects.create(
        unit_id=world.unit("H21"), code="NGUONG-2018", first_on=date(2018, 6, 21),
        excellent_from=15, good_from=12, fair_from=9, average_from=6,
        basis="Nghị định 61/2018/NĐ-CP, chín chỉ số, tối đa 18 điểm; cần kiểm chứng",
    )  # fmt: skip


def _rules(world: World) -> None:
    """The rules of the nine indices, and the 35 units in the list."""
    first_on, basis, rules = first_rules()
    for rule in rules:
        IndexRule.objects.create(unit_id=world.unit("H21"), first_on=first_on, basis=basis, **rule)
    for key in rated():
        RatedUnit.objects.create(unit_id=world.unit(key), first_on=date(2018, 6, 21))


def _ratings(world: World) -> None:
    dice = world.dice("reform")
    made = []
    for key in rated():
        good = key in GOOD_2020
        for year in (2019, 2020, 2021):
            floor = 1200 if good else 1500
            score = Decimal(dice.randrange(floor, floor + 290)) - (30 if year == 2019 else 0)
            one = Rating(
                unit_id=world.unit(key), code=f"DG-{year}/{key}", year=year, score=score / 100
            )
            _publish(one)
            one.compose()
            made.append(one)
    Rating.objects.bulk_create(made)


def _publish(one: Rating) -> None:
    """2019 and 2020 are published; 2021 is under way and has no class yet."""
    if one.year == 2019:
        one.published_on, one.report = date(2020, 1, 20), "Báo cáo năm 2019"
        one.grade = _grade(one.score)
    elif one.year == 2020:
        one.published_on, one.report = date(2021, 1, 22), "11/BC-UBND"
        one.grade = _grade(one.score)


def _grade(score: Decimal) -> str:
    if score >= 15:
        return "excellent"
    return "good" if score >= 12 else "fair"


def _consultations(world: World) -> None:
    home = world.unit("snv")
    CriteriaConsultation.objects.create(
        unit_id=home, code="LYK-2020", title="Dự thảo Quy chế đánh giá, xếp hạng CCHC",
        letter="Công văn lấy ý kiến năm 2020", opened_on=date(2020, 5, 11),
        deadline_on=date(2020, 6, 10),
    )  # fmt: skip
    now = CriteriaConsultation.objects.create(
        unit_id=home, code="LYK-2021", title="Dự thảo bộ chỉ số đánh giá, xếp hạng CCHC",
        replaces="397/QĐ-UBND", letter="858/SNV-CCHC", opened_on=date(2021, 6, 8),
        deadline_on=date(2021, 6, 30),
    )  # fmt: skip
    for key, day in (
        ("stttt", date(2021, 6, 18)),
        ("vpub", date(2021, 6, 30)),
        ("stc", date(2021, 7, 1)),
    ):
        ConsultationComment.objects.create(
            unit_id=world.unit(key), consultation=now, received_on=day,
            text="Đề nghị điều chỉnh cách chấm tiêu chí do đơn vị phụ trách",
        )  # fmt: skip


def _entries(world: World) -> None:
    """Two rounds for 2020. ASSUMPTION: the second ended a week after report 25/BC-UBND."""
    for year, number, day, report in (
        (2019, 1, date(2020, 2, 20), ""), (2020, 1, date(2021, 2, 22), "25/BC-UBND"),
        (2020, 2, date(2021, 3, 1), "25/BC-UBND"), (2021, 1, date(2022, 2, 21), ""),
    ):  # fmt: skip
        EntryRound.objects.create(
            unit_id=world.unit("snv"), year=year, number=number, entered_on=day, report=report,
            contents="Kết quả tự chấm" if number == 1 else "Tài liệu kiểm chứng bổ sung",
        )  # fmt: skip
