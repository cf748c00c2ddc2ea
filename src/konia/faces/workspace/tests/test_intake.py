"""Receiving at the counter: found by typing, nothing lost, nothing double, counted apart."""

from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from konia.domains.citizens.tests.factories import BINH, PersonFactory
from konia.domains.dossiers.models import Application, Dossier, MobileSession, Paper
from konia.domains.dossiers.tests.factories import DeskFactory, ServiceFactory
from konia.domains.procedures.tests.factories import ProcedureFactory
from konia.kernel.audit.models import Entry
from konia.testing.questions import value

from .stage import INTAKE, filled, make_procedure, people

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def thu(client, units):
    client.force_login(people()["thu"].account)
    return client


@pytest.fixture
def procedure(units):
    return make_procedure(
        units, name="Cấp giấy phép xây dựng", papers="Đơn đề nghị; Bản vẽ", fee_vnd=50000
    )


def test_a_procedure_is_found_without_accents_by_htmx_and_by_plain_form(thu, procedure):
    quick = thu.get(INTAKE, {"q": "giay phep xay"}, headers={"HX-Request": "true"})
    assert "Cấp giấy phép xây dựng" in quick.content.decode()
    assert "<html" not in quick.content.decode()
    whole = thu.get(INTAKE, {"q": "giay phep xay"}).content.decode()
    assert f"?tt={procedure.code}" in whole
    assert "<html" in whole


def test_what_the_desk_receives_often_is_offered_first(thu, procedure, units):
    ProcedureFactory(unit=units["H21"], in_force_from=date(2020, 1, 1), name="A")
    thu.post(INTAKE, filled(procedure))
    assert thu.get(INTAKE).context["offered"][0]["code"] == procedure.code


def test_a_dossier_is_received_and_its_receipt_page_says_number_due_day_and_fee(thu, procedure):
    said = filled(procedure, giay_0_co="1", giay_0_so="2", giay_0_loai="certified")
    said["giay_1_tep"] = SimpleUploadedFile("ban-ve.pdf", PDF)
    answer = thu.post(INTAKE, said)
    made = Dossier.objects.get()
    assert answer.headers["Location"] == f"{INTAKE}{made.code}/"
    rows = list(Paper.objects.order_by("id").values_list("name", "form", "count", "file_name"))
    assert rows == [
        ("Đơn đề nghị", "certified", 2, ""), ("Bản vẽ", "original", 1, "ban-ve.pdf"),
    ]  # fmt: skip
    text = thu.get(answer.headers["Location"]).content.decode()
    for told in (made.code, "Siu H&#x27;Bia", "Thu tiền mặt 50.000", "phieu/"):
        assert told in text


def test_the_same_form_sent_twice_makes_one_dossier(thu, procedure):
    places = {thu.post(INTAKE, filled(procedure)).headers["Location"] for _ in range(2)}
    assert (len(places), Dossier.objects.count()) == (1, 1)
    thu.post(INTAKE, filled(procedure, key="k2"))
    assert Dossier.objects.count() == 2


def test_a_key_of_one_clerk_is_not_the_key_of_another(thu, client, procedure, units):
    thu.post(INTAKE, filled(procedure))
    from konia.testing.cast import powers_of

    client.force_login(powers_of("khac", "H21.31").account)
    client.post(INTAKE, filled(procedure))
    assert Dossier.objects.count() == 2


def test_every_error_stands_at_its_field_and_nothing_is_lost(thu, procedure):
    said = filled(
        procedure, name="", identity_no="123", delivery="post", competent="Sở Không Có",
        giay_0_co="1", giay_0_so="x",
    )  # fmt: skip
    said["giay_1_tep"] = SimpleUploadedFile("ban-ve.pdf", PDF)
    answer = thu.post(INTAKE, said)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name", "identity_no"}
    text = answer.content.decode()
    for kept in ("Sở Không Có", "0905123456", "Đã nhận ban-ve.pdf", "Số lượng từ 1 đến 99"):
        assert kept in text
    token = answer.context["rows"][1].file.token
    mended = filled(procedure, delivery="post", competent="Sở Không Có", giay_1_tep_kept=token)
    again = thu.post(INTAKE, mended)
    assert set(again.context["form"].errors) == {"competent"}
    mended |= {"competent": "", "delivery": "post"}
    assert set(thu.post(INTAKE, mended).context["form"].errors) == {"delivery_address"}
    assert thu.post(INTAKE, mended | {"delivery_address": "12 Hùng Vương"}).status_code == 302
    assert Paper.objects.get(name="Bản vẽ").file is not None


def test_a_file_that_is_not_what_it_says_is_refused_in_words(thu, procedure):
    said = filled(procedure) | {"giay_0_tep": SimpleUploadedFile("a.pdf", b"MZ\x90\x00virus")}
    answer = thu.post(INTAKE, said)
    assert answer.status_code == 422
    assert answer.context["rows"][0].errors
    assert not Dossier.objects.exists()


def test_a_person_is_looked_up_masked_and_logged_and_what_is_filled_in_stays(thu, procedure, units):
    person = PersonFactory(unit=units["H21.43"], phone="0905123456", address="12 Hùng Vương")
    answer = thu.post(INTAKE, filled(procedure, tim="1", ai="binh nguyen", address="Đã gõ"))
    text = answer.content.decode()
    assert "Nguyễn Văn Bình" in text
    assert BINH not in text
    assert "Đã gõ" in text
    picked = thu.post(INTAKE, filled(procedure, chon=person.code))
    assert BINH not in picked.content.decode()
    assert picked.context["form"].initial["name"] == "Nguyễn Văn Bình"
    acts = set(Entry.objects.filter(by="thu").values_list("act", flat=True))
    assert {"look_up", "view"} <= acts
    said = filled(procedure, person=person.code, name="Nguyễn Văn Bình", identity_no="", phone="")
    assert thu.post(INTAKE, said).status_code == 302
    kept = Application.objects.get()
    assert (kept.person_id, kept.identity_no, kept.phone) == (person.pk, BINH, "0905123456")


def test_the_due_day_is_told_with_its_reasons_before_anything_is_sent(thu, procedure):
    context = thu.get(INTAKE, {"tt": procedure.code}).context
    assert context["due"]["at"].date() > date(2021, 6, 15)
    assert any(line.title == "Thời hạn" for line in context["due"]["lines"])


def test_reception_competence_and_support_are_three_places(thu, procedure, units):
    thu.post(INTAKE, filled(procedure, competent="Sở Y tế", support="H21.31.01"))
    made = Dossier.objects.get()
    assert [made.unit.code, made.competent_unit.code, made.support_unit.code] == [
        "H21.31", "H21.16", "H21.31.01",
    ]  # fmt: skip


@pytest.mark.works("S19.2")
def test_a_vertical_agencys_procedure_added_to_a_counter_is_received_and_counted_apart(
    thu, procedure, units
):
    police = make_procedure(units, code="2.009001", name="Cấp thẻ căn cước công dân")
    assert thu.get(INTAKE, {"tt": police.code}).context["agency"] == ""
    ServiceFactory(unit=units["H21.31"])
    assert "Cấp thẻ căn cước công dân" in thu.get(INTAKE).content.decode()
    assert "thống kê riêng" in thu.get(INTAKE, {"tt": police.code}).content.decode()
    thu.post(INTAKE, filled(police))
    thu.post(INTAKE, filled(procedure, key="k2"))
    assert [one.agency for one in Dossier.objects.order_by("id")] == ["police", ""]
    period = {"as_of": date(2021, 6, 15)}
    assert value("dossiers.of_vertical_agencies", **_to_day(period)) == 1


def _to_day(asked):
    from konia.kernel.calendar.periods import Period

    return asked | {"period": Period(date(2021, 6, 1), date(2021, 6, 15))}


@pytest.mark.works("S19.3")
def test_a_dossier_of_a_mobile_session_carries_its_place(thu, procedure, units):
    MobileSession.objects.create(
        unit=units["H21.31"], code="LD-1", place="Làng Plei Ốp", held_on=date(2021, 6, 15),
        starts_at=time(7), ends_at=time(22),
    )  # fmt: skip
    MobileSession.objects.create(
        unit=units["H21.31"], code="LD-2", place="Hôm qua", held_on=date(2021, 6, 14),
        starts_at=time(7), ends_at=time(22),
    )  # fmt: skip
    form = thu.get(INTAKE, {"tt": procedure.code}).context["form"]
    offered = dict(form.fields["session"].choices)
    assert set(offered) == {"", "LD-1"}
    thu.post(INTAKE, filled(procedure, session="LD-1"))
    made = Dossier.objects.get()
    assert made.session.place == "Làng Plei Ốp"
    assert "Làng Plei Ốp" in thu.get(f"/lam-viec/ho-so/{made.code}/").content.decode()


@pytest.mark.works("S20.4")
def test_a_dossier_at_a_post_run_counter_belongs_to_the_state_unit(client, procedure, units):
    """The officer of the post office works under an account of their own at the desk."""
    from konia.testing.cast import powers_of

    from .stage import CLERK

    DeskFactory(unit=units["H21.31"], operator="post")
    client.force_login(powers_of("buudien", "H21.31", permissions=CLERK).account)
    said = filled(procedure, channel="post", delivery="post", delivery_address="Ia Grai")
    client.post(INTAKE, said)
    made = Dossier.objects.get()
    assert (made.channel, made.unit.code, made.delivery) == ("post", "H21.31", "post")
    facts = {
        one["key"]: one["value"]
        for one in client.get(f"/lam-viec/ho-so/{made.code}/").context["summary"]["items"]
    }
    assert facts["Nơi tiếp nhận"] == "UBND thành phố Pleiku"  # it belongs to the state unit
    assert facts["Người tiếp nhận"] == "Buudien"  # and shows who took it in


def test_nobody_receives_at_anothers_desk(thu, procedure):
    answer = thu.post(INTAKE, filled(procedure, unit="H21.43"))
    assert answer.status_code == 422
    assert not Dossier.objects.exists()


def test_an_expert_has_no_counter(client, units, procedure):
    client.force_login(people()["lan"].account)
    assert client.get(INTAKE).status_code == 403
    assert client.post(INTAKE, filled(procedure)).status_code == 403


def _receive_with_scan(thu, procedure, person):
    said = filled(procedure, person=person.code, name=person.full_name, identity_no="")
    said["giay_1_tep"] = SimpleUploadedFile("ban-ve.pdf", PDF)
    thu.post(INTAKE, said)
    return Paper.objects.get(name="Bản vẽ")


def test_what_was_digitised_for_a_person_is_offered_and_handed_in_again(thu, procedure, units):
    person = PersonFactory(unit=units["H21.43"])
    first = _receive_with_scan(thu, procedure, person)
    key = f"giay-to-{first.pk}"
    assert (
        key not in thu.post(INTAKE, filled(procedure, key="k2", tim="1", ai="x")).content.decode()
    )
    shown = thu.post(INTAKE, filled(procedure, key="k2", chon=person.code)).content.decode()
    assert key in shown
    view = Entry.objects.get(act="view", subject="dossiers.papers")
    assert (view.subject_id, view.detail["purpose"]) == (person.pk, "intake")
    said = filled(procedure, key="k2", person=person.code, name=person.full_name, identity_no="")
    assert thu.post(INTAKE, said | {"giay_1_dung_lai": key}).status_code == 302
    again = Paper.objects.exclude(pk=first.pk).get(name="Bản vẽ")
    assert (again.file_id, again.form) == (first.file_id, "electronic")
    last = Entry.objects.filter(act="receive").order_by("pk").last()
    assert first.dossier.code in last.detail["reused"]


def test_a_clerk_cannot_name_the_paper_of_anybody_else(thu, procedure, units):
    first = _receive_with_scan(thu, procedure, PersonFactory(unit=units["H21.43"]))
    said = filled(procedure, key="k2", giay_1_dung_lai=f"giay-to-{first.pk}")
    answer = thu.post(INTAKE, said)
    assert answer.status_code == 422
    assert "không phải của người nộp" in answer.content.decode()
    assert Dossier.objects.count() == 1
