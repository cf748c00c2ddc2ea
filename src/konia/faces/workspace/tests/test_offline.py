import hashlib
import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from konia.domains.counters.models import NumberRange, NumberUse
from konia.domains.dossiers.models import Dossier, HeldIntake, MobileSession, Paper
from konia.domains.dossiers.tests.factories import DeskFactory, ServiceFactory
from konia.domains.dossiers.tests.stage import make_procedure
from konia.domains.dossiers.tests.test_reception import with_content
from konia.kernel.files.models import StoredFile
from konia.kernel.files.tests import made
from konia.testing.cast import powers_of

PAGE = "/lam-viec/tiep-nhan-ngoai-tuyen/"
DEVICE = "a1b2c3d4e5f6"
JSON = "application/json"


@pytest.fixture
def procedure(units):
    DeskFactory(unit=units["H21.31"])
    return make_procedure(units, level="district", papers="Đơn đề nghị; Bản vẽ", fee_vnd=50_000)


@pytest.fixture
def clerk(client, procedure):
    """A browser in which the clerk of Pleiku has signed in."""
    rights = ["dossiers.receive", "counters.reserve", "dossiers.see"]
    client.force_login(powers_of("thu", "H21.31", permissions=rights).account)
    return client


def post(client, what, value):
    return client.post(f"{PAGE}{what}/", json.dumps(value), content_type=JSON, HTTP_ACCEPT=JSON)


def reserve(client, count=5):
    asked = {"desk": "H21.31", "device": DEVICE, "name": "Máy quầy 1", "count": count}
    return post(client, "giu-so", asked).json()["ranges"]


def upload(client, content=None):
    content = content or made.pdf()
    file = SimpleUploadedFile("don.pdf", content, "application/pdf")
    given = {"tep": file, "sha256": hashlib.sha256(content).hexdigest()}
    return client.post(f"{PAGE}tep/", given, HTTP_ACCEPT=JSON)


def intake(of, key="00000001", number=1, **more):
    said = {
        "key": f"offline:{DEVICE}:{key}", "device": DEVICE, "number": number, "unit": "H21.31",
        "received_at": "2021-06-15T00:00:00+07:00", "procedure": of.code,
        "applicant": {"name": "Siu H'Bia", "kind": "1"},
        "papers": [{"name": "Đơn", "code": "GT1", "form": "original", "count": 1}],
    }  # fmt: skip
    return said | more


@pytest.fixture
def kept(clerk, monkeypatch):
    """Numbers 1 to 5 of today and the two days after, held since before midnight."""
    from konia.faces.workspace import offline_numbers

    real = offline_numbers.now
    monkeypatch.setattr(offline_numbers, "now", lambda: real().replace(hour=0, minute=0, second=0))
    return reserve(clerk)


def test_the_pack_holds_what_the_desk_receives_and_costs_few_queries(
    clerk, procedure, units, django_assert_max_num_queries
):
    for _ in range(5):
        make_procedure(units, level="district")
    make_procedure(units, level="commune")
    with django_assert_max_num_queries(24):
        pack = clerk.get(f"{PAGE}goi/").json()
    assert (pack["desk"]["code"], len(pack["procedures"])) == ("H21.31", 6)
    one = next(each for each in pack["procedures"] if each["code"] == procedure.code)
    assert [paper["name"] for paper in one["papers"]] == ["Đơn đề nghị", "Bản vẽ"]
    assert (one["fees"][0]["amount"], one["limit"]["days"]) == (50_000, 5)
    assert len(one["steps"]) == 4
    assert len(pack["timetable"]["days"]) == len(pack["timetable"]["cut_offs"])


def test_the_pack_holds_what_only_the_desk_knows_and_no_fee_with_a_condition(clerk, units):
    ServiceFactory(unit=units["H21.31"], working_days=7)
    made = with_content(units, level="district")
    known = {one["code"]: one for one in clerk.get(f"{PAGE}goi/").json()["procedures"]}
    assert (known["2.009001"]["agency"], known["2.009001"]["limit"]["days"]) == ("police", 7)
    assert [fee["name"] for fee in known[made.code]["fees"]] == ["A"]


def test_the_shell_bears_no_name_and_the_worker_names_every_file(clerk):
    page = clerk.get(PAGE).content.decode()
    assert "Thu" not in page.split("<main")[0]
    worker = clerk.get(f"{PAGE}sw.js")
    assert worker["Content-Type"].startswith("text/javascript")
    text = worker.content.decode()
    assert "/static/ui/offline/queue.js" in text
    assert PAGE in text


def test_numbers_are_reserved_for_today_and_the_days_after_and_asked_twice_are_the_same(clerk):
    first, again = reserve(clerk), reserve(clerk)
    assert first == again
    assert [one["day"] for one in first] == ["2021-06-15", "2021-06-16", "2021-06-17"]
    assert {(one["first"], one["last"]) for one in first} == {(1, 5)}
    assert NumberRange.objects.first().desk == f"Máy quầy 1 ({DEVICE})"


def test_an_intake_is_created_then_already_there(clerk, kept, procedure):
    proof = upload(clerk).json()
    papers = [{"name": "Đơn", "form": "original", "count": 1, "file": {**proof, "name": "don.pdf"}}]
    said = intake(procedure, papers=papers)
    first, again = post(clerk, "gui", said), post(clerk, "gui", said)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["code"] == again.json()["code"] == Dossier.objects.get().code
    assert Paper.objects.get().file.sha256 == proof["sha256"]


def test_an_attachment_sent_twice_is_kept_once_and_a_damaged_one_is_refused(clerk):
    assert upload(clerk).status_code == upload(clerk).status_code == 201
    assert StoredFile.objects.count() == 1
    file = SimpleUploadedFile("x.pdf", made.pdf(b"x"), "application/pdf")
    answer = clerk.post(f"{PAGE}tep/", {"tep": file, "sha256": "0" * 64}, HTTP_ACCEPT=JSON)
    assert answer.status_code == 422


def test_nobody_attaches_a_file_that_another_account_sent(client, clerk, kept, procedure):
    proof = upload(clerk).json()
    papers = [{"name": "Đơn", "form": "original", "count": 1, "file": {**proof, "name": "a"}}]
    rights = ["dossiers.receive", "counters.reserve"]
    client.force_login(powers_of("khac", "H21.31", permissions=rights).account)
    answer = post(client, "gui", intake(procedure, papers=papers))
    assert answer.status_code == 422
    assert answer.json()["errors"]["files"] == [proof["sha256"]]
    forged = papers[0] | {"file": {"sha256": proof["sha256"], "proof": "x:y", "name": "a"}}
    assert post(client, "gui", intake(procedure, papers=[forged])).status_code == 422
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"applicant": {"name": " "}}, "name"),
        ({"procedure": "9.999999"}, "procedure"),
        ({"number": 77}, "number"),
        ({"received_at": "hôm qua"}, "received_at"),
        ({"received_at": "2021-06-15T09:00:00"}, "received_at"),
        ({"key": "offline:ffffffffffff:00000001"}, "key"),
        ({"papers": [{"name": "Đơn", "count": 0}]}, "papers"),
        ({"delivery": "post"}, "delivery_address"),
        ({"session": "KHONG-CO"}, "session"),
    ],
)
def test_what_cannot_be_received_is_told_at_its_field(clerk, kept, procedure, wrong, field):
    answer = post(clerk, "gui", intake(procedure, **wrong))
    assert answer.status_code == 422
    assert field in answer.json()["errors"]
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "nichts", '"x"'])
def test_what_is_no_intake_is_refused_in_words(clerk, body):
    for what in ("gui", "giu-so", "huy-so", "tra-so"):
        answer = clerk.post(f"{PAGE}{what}/", body, content_type=JSON, HTTP_ACCEPT=JSON)
        assert answer.status_code == 422


def test_a_script_in_every_text_field_stays_text(clerk, kept, procedure):
    bad = "<script>alert(1)</script>"
    person = {"name": bad, "address": bad, "kind": "1"}
    answer = post(clerk, "gui", intake(procedure, applicant=person))
    assert answer.status_code == 201
    made_page = clerk.get(f"/lam-viec/so/dossiers.dossiers/{Dossier.objects.get().pk}/")
    assert bad not in made_page.content.decode()


def test_a_dossier_of_a_session_carries_its_place(clerk, kept, procedure, units):
    held = MobileSession.objects.create(
        unit=units["H21.31"], code="LD-1", place="Nhà văn hóa", held_on=date(2021, 6, 20),
        starts_at="07:00", ends_at="22:00",
    )  # fmt: skip
    assert post(clerk, "gui", intake(procedure, session="LD-1")).status_code == 201
    assert Dossier.objects.get().session == held


def test_what_is_late_waits_for_a_supervisor_who_has_it_received(
    client, clerk, procedure, settings
):
    settings.KONIA_TODAY = "2021-06-10"
    reserve(clerk)
    settings.KONIA_TODAY = "2021-06-15"
    said = intake(procedure, number=None, received_at="2021-06-10T23:59:59+07:00")
    first = post(clerk, "gui", said)
    assert (first.status_code, first.json()["held"]) == (202, True)
    assert clerk.get(f"{PAGE}cho-duyet/").status_code == 403
    client.force_login(powers_of("truong", "H21.31").account)
    page = client.get(f"{PAGE}cho-duyet/").content.decode()
    assert "Siu H&#x27;Bia" in page
    address = f"{PAGE}cho-duyet/{HeldIntake.objects.get().pk}/nhan/"
    assert client.post(address, {"ly-do": ""}).status_code == 422
    told = client.post(address, {"ly-do": "Đứt cáp"}, follow=True).content.decode()
    assert f"Đã tiếp nhận hồ sơ {Dossier.objects.get().code}" in told


def test_every_number_is_on_the_page_with_its_fate(clerk, kept, procedure):
    post(clerk, "gui", intake(procedure))
    voided = {"device": DEVICE, "day": "2021-06-15", "number": 2, "reason": "In hỏng"}
    for _ in range(2):
        assert post(clerk, "huy-so", voided).json()["fate"] == "voided"
    assert post(clerk, "huy-so", voided | {"number": 1}).status_code == 409
    text = clerk.get(f"{PAGE}so/").content.decode()
    assert Dossier.objects.get().code in text
    assert "In hỏng" in text
    assert "Chưa quyết toán: 3, 4, 5" in text
    for reason, status in (("", 422), ("Hết đợt", 200), ("Hết đợt", 200)):
        assert post(clerk, "tra-so", {"device": DEVICE, "reason": reason}).status_code == status
    assert NumberUse.objects.count() == 15
    assert "Chưa quyết toán" not in clerk.get(f"{PAGE}so/").content.decode()


def test_the_page_of_numbers_costs_the_same_for_many(clerk, django_assert_max_num_queries):
    for number in range(6):
        asked = {"desk": "H21.31", "device": f"{number:012x}", "count": 3}
        post(clerk, "giu-so", asked)
    with django_assert_max_num_queries(14):
        clerk.get(f"{PAGE}so/")


def test_the_desk_of_another_district_gives_no_pack_numbers_or_intake(
    client, procedure, hoa, units
):
    client.force_login(hoa.account)
    assert client.get(f"{PAGE}goi/?quay=H21.31", HTTP_ACCEPT=JSON).status_code == 404
    assert post(client, "giu-so", {"desk": "H21.31", "device": DEVICE}).status_code == 404
    assert post(client, "gui", intake(procedure, number=None)).status_code == 403


def test_a_stranger_is_sent_to_sign_in_and_who_may_not_receive_is_refused(client, units):
    assert client.get(PAGE).status_code == 302
    assert post(client, "gui", {}).status_code == 302
    client.force_login(powers_of("xem", "H21.31", permissions=["dossiers.see"]).account)
    assert client.get(PAGE).status_code == 403
