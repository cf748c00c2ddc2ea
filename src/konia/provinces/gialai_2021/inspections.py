"""Inspections of 2020 and 2021: 14 units of reform with 7 visited and 13 findings, 7 of law
enforcement with 3 visited, 14 of home affairs with one taken out and 5 visited."""

from datetime import date, timedelta

from konia.domains.inspections.models import Finding, InspectionPlan, PlannedUnit, Round

from .world import World

# code, kind, year, unit, decision, decided_on, team_decision, team_decided_on.
# ASSUMPTION: the decisions of 2020 are not named in the report, so they bear no official number.
PLANS = (
    ("KT-CCHC-2020", "cchc", 2020, "H21", "Kế hoạch năm 2020", date(2020, 2, 10), "", None),
    ("KT-CCHC-2021", "cchc", 2021, "H21", "104/QĐ-UBND", date(2021, 2, 8), "116/QĐ-UBND", date(2021, 2, 9)),
    ("TDPL-2021", "law_monitor", 2021, "H21", "80/KH-UBND", date(2021, 1, 22), "217/QĐ-UBND", date(2021, 3, 15)),
    ("NV-2020", "home_affairs", 2020, "snv", "Kế hoạch năm 2020", date(2019, 12, 9), "", None),
    ("NV-2021", "home_affairs", 2021, "snv", "2009/QĐ-SNV", date(2020, 12, 7), "", None),
)  # fmt: skip
# plan, number, first day, last day, notice, day of the notice (ASSUMPTION for round 1).
ROUNDS = (
    ("KT-CCHC-2020", 1, date(2020, 4, 6), date(2020, 10, 30), "", date(2020, 3, 20)),
    ("KT-CCHC-2021", 1, date(2021, 3, 24), date(2021, 6, 9), "", date(2021, 3, 12)),
    ("KT-CCHC-2021", 2, date(2021, 6, 30), date(2021, 7, 28), "887/TB-ĐKT", date(2021, 6, 10)),
)
# unit -> day of the visit. The seven of round 2 are not named in the report (ASSUMPTION).
CCHC_ROUND_1 = {
    "skhdt": date(2021, 3, 24), "sldtbxh": date(2021, 4, 7), "snnptnt": date(2021, 4, 21),
    "stp": date(2021, 5, 6), "stttt": date(2021, 5, 19), "sxd": date(2021, 6, 2),
    "pleiku": date(2021, 6, 9),
}  # fmt: skip
CCHC_ROUND_2 = {
    "stc": date(2021, 6, 30), "sgtvt": date(2021, 7, 2), "sct": date(2021, 7, 7),
    "svhttdl": date(2021, 7, 13), "an_khe": date(2021, 7, 16), "chu_se": date(2021, 7, 21),
    "ia_grai": date(2021, 7, 28),
}  # fmt: skip
CCHC_2020 = {
    "stnmt": date(2020, 4, 6), "syt": date(2020, 5, 14), "sgddt": date(2020, 6, 25),
    "kbang": date(2020, 8, 20), "dak_po": date(2020, 10, 15),
}  # fmt: skip
# Only the first three are named (footnote 14).
LAW = {
    "snnptnt": date(2021, 4, 13), "stnmt": date(2021, 5, 5), "ca_tinh": date(2021, 5, 27),
    "sxd": date(2021, 6, 24), "ct_qltt": date(2021, 7, 14), "chu_prong": date(2021, 8, 11),
    "mang_yang": date(2021, 9, 9),
}  # fmt: skip
HOME_DONE = {
    "skhdt": date(2021, 3, 9), "sgddt": date(2021, 4, 14), "ia_pa": date(2021, 4, 27),
    "chu_puh": date(2021, 5, 12), "phu_thien": date(2021, 6, 2),
}  # fmt: skip
HOME_LATER = {
    "syt": date(2021, 6, 22), "ayun_pa": date(2021, 7, 6), "kbang": date(2021, 7, 20),
    "dak_po": date(2021, 8, 3), "dak_doa": date(2021, 8, 17), "duc_co": date(2021, 9, 7),
    "chu_prong": date(2021, 9, 21), "chu_pah": date(2021, 10, 5),
}  # fmt: skip
HOME_2020 = {"stc": date(2020, 5, 5), "an_khe": date(2020, 6, 9), "krong_pa": date(2020, 9, 8)}
REMOVED = (
    "snnptnt",
    date(2021, 6, 2),
    "59/QĐ-SNV",
    "Tránh chồng chéo, trùng lặp về phạm vi, đối tượng",
)
# unit of round 1 -> findings: topic, what, days to handle it. Thirteen in all.
FOUND = (
    ("skhdt", "procedures", "Niêm yết thủ tục chưa kịp thời sau khi công bố", 14),
    ("skhdt", "one_stop", "Phiếu hẹn trả kết quả ghi thiếu ngày", 21),
    ("sldtbxh", "steering", "Kế hoạch CCHC thiếu phân công đơn vị phối hợp", 20),
    ("sldtbxh", "procedures", "Chưa xin lỗi đầy đủ khi trả hồ sơ trễ hẹn", 28),
    ("snnptnt", "modern", "Tỷ lệ văn bản ký số còn thấp", 30),
    ("snnptnt", "one_stop", "Hồ sơ của chi cục chưa cập nhật trên một cửa điện tử", 25),
    ("stp", "procedures", "Chưa rà soát thủ tục theo kế hoạch quý I", 19),
    ("stttt", "steering", "Báo cáo CCHC quý I gửi chậm", 7),
    ("stttt", "modern", "Chuyên mục CCHC trên trang thông tin chưa cập nhật", 12),
    ("sxd", "one_stop", "Hồ sơ quá hạn chưa nêu lý do", 5),
    ("sxd", "procedures", "Công khai mức phí chưa đúng quyết định", 6),
    ("pleiku", "one_stop", "Biển hiệu bộ phận một cửa chưa đúng mẫu", 0),
    ("pleiku", "steering", "Chưa ban hành kế hoạch tuyên truyền CCHC của phường", 0),
)


def fill(world: World) -> None:
    """Make the plans with their rounds, units, visits and findings."""
    plans = {row[0]: _plan(world, *row) for row in PLANS}
    rounds = {(row[0], row[1]): _round(plans[row[0]], *row[1:]) for row in ROUNDS}
    cchc = plans["KT-CCHC-2021"]
    first, second = rounds["KT-CCHC-2021", 1], rounds["KT-CCHC-2021", 2]
    visits = _named(world, cchc, CCHC_ROUND_1, of_round=first)
    later = _named(world, cchc, CCHC_ROUND_2, of_round=second)
    old = _named(world, plans["KT-CCHC-2020"], CCHC_2020, of_round=rounds["KT-CCHC-2020", 1])
    _named(world, plans["TDPL-2021"], LAW)
    _named(world, plans["NV-2021"], HOME_DONE | HOME_LATER)
    home = _named(world, plans["NV-2020"], HOME_2020)
    _removed(world, plans["NV-2021"])
    _unscheduled(world, plans["KT-CCHC-2020"])
    _findings(visits, later, old, home)


def _plan(
    world: World, code: str, kind: str, year: int, unit: str, decision: str, decided: date,
    team: str, team_decided: date | None,
) -> InspectionPlan:  # fmt: skip
    made: InspectionPlan = InspectionPlan.objects.create(
        unit_id=world.unit(unit), code=code, kind=kind, year=year, decision=decision,
        decided_on=decided, team_decision=team, team_decided_on=team_decided,
    )  # fmt: skip
    return made


def _round(
    plan: InspectionPlan, number: int, first: date, last: date, notice: str, noticed: date
) -> Round:
    return Round.objects.create(
        unit_id=plan.unit_id, plan=plan, code=f"{plan.code}/D{number}", number=number,
        begins_on=first, ends_on=last, notice=notice, noticed_on=noticed,
    )  # fmt: skip


def _named(
    world: World, plan: InspectionPlan, days: dict[str, date], *, of_round: Round | None = None
) -> dict[str, PlannedUnit]:
    """Units the plan names, each visited on its day; all reform visits look at procedures too."""
    made = {}
    for number, (key, day) in enumerate(days.items(), 1):
        order = number if of_round is None else of_round.number * 20 + number
        made[key] = PlannedUnit.objects.create(
            unit_id=world.unit(key), plan=plan, code=f"{plan.code}/{order:02}", round=of_round,
            planned_on=plan.decided_on, expected_on=day, visited_on=day,
            includes_procedure_control=plan.kind == "cchc",
            concluded_on=day + timedelta(days=12), conclusion=f"Kết luận {plan.code}/{order:02}",
        )  # fmt: skip
    return made


def _removed(world: World, plan: InspectionPlan) -> None:
    key, day, decision, reason = REMOVED
    PlannedUnit.objects.create(
        unit_id=world.unit(key), plan=plan, code=f"{plan.code}/14", planned_on=plan.decided_on,
        expected_on=date(2021, 6, 8), removed_on=day, removed_by=decision, removed_reason=reason,
    )  # fmt: skip


def _unscheduled(world: World, plan: InspectionPlan) -> None:
    PlannedUnit.objects.create(
        unit_id=world.unit("chu_pah"), plan=plan, code=f"{plan.code}/99",
        visited_on=date(2020, 11, 4), unscheduled_reason="Phản ánh của người dân về hồ sơ trễ hẹn",
    )  # fmt: skip


def _findings(*groups: dict[str, PlannedUnit]) -> None:
    """The thirteen of round 1, and a few of round 2 and of the year before, one still open."""
    visits, later, old, home = groups
    for key, topic, what, days in FOUND:
        _finding(visits[key], topic, what, days)
    _finding(later["stc"], "procedures", "Công khai thủ tục chưa đủ thành phần", 20)
    _finding(later["chu_se"], "one_stop", "Sổ theo dõi hồ sơ chưa cập nhật", None)
    for visit in old.values():
        _finding(visit, "one_stop", "Hồ sơ trễ hẹn chưa có thư xin lỗi", 30)
    _finding(home["stc"], "job_positions", "Bản mô tả vị trí việc làm chưa cập nhật", 40)


def _finding(visit: PlannedUnit, topic: str, what: str, days: int | None) -> None:
    found = visit.visited_on
    assert found is not None
    Finding.objects.create(
        unit_id=visit.unit_id, visit=visit, topic=topic, description=what, found_on=found,
        deadline=found + timedelta(days=30),
        handled_on=None if days is None else found + timedelta(days=days),
        evidence="" if days is None else f"Báo cáo khắc phục sau {visit.code}",
    )  # fmt: skip
