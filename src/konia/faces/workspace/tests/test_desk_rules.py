"""What the office lays down, as clerks and leaders meet it; cases, parents, agencies at intake."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from konia.domains.dossiers.models import DeskRule, Dossier, Paper, Step
from konia.domains.dossiers.tests.factories import DeskFactory, ServiceFactory
from konia.domains.dossiers.tests.test_reception import asked_lines, with_content

from .stage import INTAKE, filled, make_procedure, page, people
from .test_intake import PDF

OVERDUE, BOARD = "/lam-viec/ho-so/qua-han/", "/lam-viec/dieu-hanh/"
RULES = "/lam-viec/diem-mot-cua/quy-dinh/"


def lay_down(unit, matter, **more):
    """One rule since the first of June 2021."""
    return DeskRule.objects.create(
        **{"unit": unit, "matter": matter, "first_on": date(2021, 6, 1), "source": "QĐ 1"} | more
    )


@pytest.fixture
def sit(client, units):
    """Sits somebody down at the desk."""
    known = people()

    def sit_down(name):
        client.force_login(known[name].account)
        return client

    return sit_down


def test_where_desks_digitise_the_clerk_attaches_a_scan_or_says_why_not(sit, units):
    thu, procedure = sit("thu"), with_content(units)
    assert "Lý do chưa quét" not in thu.get(INTAKE, {"tt": procedure.code}).content.decode()
    lay_down(units["H21"], "scan")
    assert "Lý do chưa quét" in thu.get(INTAKE, {"tt": procedure.code}).content.decode()
    answer = thu.post(INTAKE, filled(procedure, giay_0_co="1"))
    assert answer.status_code == 422
    assert "hoặc ghi lý do chưa quét" in answer.content.decode()
    thu.post(INTAKE, filled(procedure, giay_0_co="1", giay_0_vi_sao="Khổ lớn"))
    scan = {"giay_0_tep": SimpleUploadedFile("to-khai.pdf", PDF)}
    thu.post(INTAKE, filled(procedure, key="k2", giay_0_co="1") | scan)
    kept = list(Paper.objects.filter(code="TK").order_by("id").values_list("unscanned", flat=True))
    assert kept == ["Khổ lớn", ""]
    first = Dossier.objects.order_by("id").first()
    assert "Chưa quét: Khổ lớn" in thu.get(page(first.code)).content.decode()


def test_looking_somebody_up_asks_for_no_scan_yet(sit, units):
    thu, procedure = sit("thu"), with_content(units)
    lay_down(units["H21"], "scan")
    answer = thu.post(INTAKE, filled(procedure, giay_0_co="1", tim="1", ai="Siu"))
    assert not answer.context["row_errors"]
    assert answer.context["rows"][0].ticked


def test_another_case_shows_its_papers_and_fees_and_what_was_filled_in_stays(sit, units):
    thu, procedure = sit("thu"), with_content(units)
    first = thu.get(INTAKE, {"tt": procedure.code}).context
    assert [row.name for row in first["rows"] if row.is_asked] == ["TK", "KH"]
    assert [line.code for line in first["fees"]] == ["A"]
    left = filled(procedure, case="Bị bỏ rơi", giay_1_co="1", giay_2_ten="")
    other = thu.post(INTAKE, left | {"doi": "1"}).context
    assert [row.name for row in other["rows"] if row.is_asked] == ["TK", "BB", "KH"]
    assert [row.ticked for row in other["rows"] if row.is_asked] == [False, True, False]
    assert [line.code for line in other["fees"]] == ["A", "B"]
    thu.post(INTAKE, left)
    made = Dossier.objects.get()
    assert (made.case, asked_lines(made)) == ("Bị bỏ rơi", ["A", "B"])
    assert "Bị bỏ rơi" in thu.get(page(made.code)).content.decode()


def test_a_late_fee_is_asked_for_when_the_clerk_ticks_it(sit, units):
    thu, procedure = sit("thu"), with_content(units)
    text = thu.get(INTAKE, {"tt": procedure.code}).content.decode()
    assert "8.000 đồng (chỉ thu khi đã quá 60 ngày)" in text
    thu.post(INTAKE, filled(procedure))
    thu.post(INTAKE, filled(procedure, key="k2", fees=["M"]))
    found = [asked_lines(one) for one in Dossier.objects.order_by("id")]
    assert found == [["A"], ["A", "M"]]


def test_the_parent_is_looked_up_with_its_children_and_kept(sit, units):
    thu = sit("thu")
    alone, linked = make_procedure(units), make_procedure(units, interlink="same_level")
    assert "Mã hồ sơ gốc" not in thu.get(INTAKE, {"tt": alone.code}).content.decode()
    thu.post(INTAKE, filled(linked))
    parent = Dossier.objects.get()
    thu.post(INTAKE, filled(linked, key="k2", parent=parent.code))
    child = Dossier.objects.exclude(pk=parent.pk).get()
    assert child.parent == parent
    looked = thu.post(INTAKE, filled(linked, key="k3", parent=parent.code, goc="1"))
    assert [line["code"] for line in looked.context["parent"]["lines"]] == [
        parent.code, child.code,
    ]  # fmt: skip
    wrong = thu.post(INTAKE, filled(linked, key="k3", parent=child.code, goc="1"))
    assert "là hồ sơ con" in wrong.content.decode()
    assert thu.post(INTAKE, filled(linked, key="k3", parent="000")).status_code == 422
    quick = thu.post(
        INTAKE, filled(linked, parent=parent.code, goc="1"),
        headers={"HX-Request": "true", "HX-Target": "lien-thong"},
    )  # fmt: skip
    assert child.code in quick.content.decode()
    assert "<html" not in quick.content.decode()


@pytest.mark.works("S19.2")
def test_a_procedure_that_only_the_desk_knows_is_received_there(sit, units):
    thu = sit("thu")
    make_procedure(units)
    assert thu.get(INTAKE, {"tt": "2.009001"}).status_code == 422
    ServiceFactory(unit=units["H21.31"], working_days=7)
    text = thu.get(INTAKE, {"tt": "2.009001"}).content.decode()
    assert "Cấp thẻ căn cước công dân" in text
    assert "thống kê riêng" in text
    thu.post(INTAKE, filled(Dossier(procedure_code="2.009001"), tt="2.009001"))
    made = Dossier.objects.get()
    assert (made.agency, made.due_on) == ("police", date(2021, 6, 24))
    assert "Cấp thẻ căn cước công dân" in thu.get(page(made.code)).content.decode()


def test_the_page_of_rules_tells_what_holds_where_and_what_is_to_come(sit, units):
    lay_down(units["H21"], "soon", days=4)
    lay_down(units["H21.31"], "soon", days=1)
    lay_down(units["H21"], "scan", first_on=date(2022, 6, 1), source="Nghị định 107")
    answer = sit("lan").get(RULES)
    rows = [[cell["text"] for cell in row["cells"]] for row in answer.context["table"]["rows"]]
    assert [row[1:3] for row in rows[:2]] == [
        ["4 ngày", "UBND tỉnh Gia Lai"], ["1 ngày", "UBND thành phố Pleiku"],
    ]  # fmt: skip
    scan = next(row for row in rows if row[0].startswith("Số hóa"))
    assert (scan[1], scan[5]) == ("Không", "Mặc định, chưa có quy định riêng")
    assert "Nghị định 107" in answer.content.decode()
    assert len(rows) == 7


def test_soon_is_what_the_unit_has_laid_down_on_inbox_board_list_and_warnings(sit, units):
    """Received on Tuesday the 15th, its first step due that afternoon, the whole on the 22nd."""
    thu, procedure = sit("thu"), make_procedure(units)
    thu.post(INTAKE, filled(procedure))
    Step.objects.update(due_on=date(2021, 6, 18))

    def seen():
        warned = thu.get(OVERDUE, {"xem": "sap-den"}).context["total"]
        board = sum(t["title"] == "Sắp đến hạn" and int(t["text"]) for t in
                    thu.get(BOARD).context["tiles"])  # fmt: skip
        listed = thu.get("/lam-viec/ho-so/", {"han": "gan-den"}).context["total"]
        return thu.get("/lam-viec/viec-can-lam/").context["counts"]["soon"], warned, board, listed

    assert seen() == (0, 0, 0, 0)
    rule = lay_down(units["H21"], "soon", days=3)
    assert seen() == (1, 1, 0, 0)
    rule.days = 5
    rule.save()
    assert seen() == (1, 1, 1, 1)
    lay_down(units["H21.31"], "soon", days=1)
    assert seen() == (0, 0, 0, 0)
    assert thu.get(OVERDUE).context["total"] == 0


def test_a_desk_is_handed_to_the_post_office_only_where_that_is_laid_down(client, units):
    from konia.testing.cast import powers_of

    client.force_login(powers_of("vp", "H21").account)
    desk = DeskFactory(unit=units["H21.31"])
    rule = lay_down(units["H21"], "post_receives", is_on=False)
    said = {"operator": "post", "on": "1/7/2021", "reason": "Đề án"}
    address = f"/lam-viec/diem-mot-cua/{desk.pk}/doi-van-hanh/"
    assert client.post(address, said).status_code == 422
    rule.last_on = date(2021, 6, 30)
    rule.save()
    assert client.post(address, said).status_code == 302


def test_quick_search_finds_a_dossier_by_its_code_within_ones_units(sit, client, units, hoa):
    thu = sit("thu")
    thu.post(INTAKE, filled(make_procedure(units)))
    code = Dossier.objects.get().code
    for typed in (code, code.lower(), code[:20]):
        hits = thu.get("/lam-viec/tim/", {"q": typed}).context["groups"]
        assert [hit["title"] for hit in hits[0]["hits"]] == [code]
    client.force_login(hoa.account)
    groups = client.get("/lam-viec/tim/", {"q": code}).context["groups"]
    assert not any(group["title"] == "Hồ sơ" for group in groups)


def test_an_opinion_of_the_process_itself_opens_the_dossier_whose_next_step_answers_it(sit, units):
    thu = sit("thu")
    steps = (("receive", "reception", 4), ("consult", "competent", 8), ("sign", "competent", 8))
    thu.post(INTAKE, filled(make_procedure(units, steps=steps)))
    code = Dossier.objects.get().code
    thu.post(page(code, "chuyen-buoc"), {"seen": Step.objects.get().pk})
    lan = sit("lan")
    rows = lan.get("/lam-viec/viec-can-lam/").context["rows"]
    assert [row.url for row in rows] == [page(code)]
    here = Step.objects.get(done_on__isnull=True)
    lan.post(page(code, "chuyen-buoc"), {"seen": here.pk, "words": "Đồng ý"})
    here.refresh_from_db()
    assert (here.words, Step.objects.get(done_on__isnull=True).role) == ("Đồng ý", 6)


def test_the_office_writes_a_rule_down_in_the_register_and_two_at_once_are_refused(client, units):
    from konia.testing.cast import powers_of

    client.force_login(powers_of("vp", "H21").account)
    said = {
        "matter": "soon", "unit": "UBND thành phố Pleiku", "is_on": "on", "days": "3",
        "source": "Quyết định 5/QĐ-UBND", "first_on": "1/6/2021",
    }  # fmt: skip
    address = "/lam-viec/so/dossiers.desk_rules/them/"
    assert client.post(address, said).status_code == 302
    kept = DeskRule.objects.get()
    assert (kept.unit.code, kept.days, kept.is_on) == ("H21.31", 3, True)
    again = client.post(address, said | {"first_on": "2/6/2021"})
    assert again.status_code == 422
    assert "đã có quy định" in again.content.decode()
    assert client.post(address, said | {"days": "", "unit": "UBND tỉnh Gia Lai"}).status_code == 422
    assert DeskRule.objects.count() == 1
