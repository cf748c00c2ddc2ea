"""Letters for machines: listed with what is known of them, fetched as sealed PDF."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from konia.domains.dossiers.actions import accept
from konia.domains.dossiers.models import Dossier, Letter, Result
from konia.domains.dossiers.tests.test_online_life import offered
from konia.faces.ui.moment import now
from konia.kernel.audit.models import Entry
from konia.kernel.files.checks import check
from konia.kernel.files.uploads import keep_upload

from .programs import API, Program, application, program


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An installation of its own, with trial seals."""
    settings.KONIA_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.KONIA_SEAL_P12 = settings.KONIA_SEAL_TSA = settings.KONIA_TRUST_ROOTS = ""


def letters_of(bearer, received):
    answer = bearer.get(f"dossiers/{received['code']}/letters")
    assert answer.status_code == 200, answer.content
    return answer.json()


def fetch(bearer, letter):
    return bearer.get(letter["file"].partition(f"{API}/")[2])


def read(bearer, letter):
    return b"".join(fetch(bearer, letter).streaming_content)


def test_a_receipt_is_listed_and_its_page_sealed_when_it_is_fetched(desk_program, received):
    (told,) = letters_of(desk_program, received)
    assert (told["kind"], told["title"]) == (
        "receipt", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    )  # fmt: skip
    assert (told["number"], told["unit"], told["sealed"]) == (received["code"], "H21.31", False)
    assert told["by"] == Letter.objects.get().by
    fetched = fetch(desk_program, told)
    assert fetched.headers["Content-Type"] == "application/pdf"
    assert "attachment" in fetched.headers["Content-Disposition"]
    assert fetched.headers["X-Content-Type-Options"] == "nosniff"
    first = b"".join(fetched.streaming_content)
    assert first.startswith(b"%PDF-")
    assert letters_of(desk_program, received)[0]["sealed"] is True
    assert read(desk_program, told) == first


def test_what_verifying_found_is_told(desk_program, received):
    (told,) = letters_of(desk_program, received)
    read(desk_program, told)
    assert letters_of(desk_program, received)[0]["signature"] is None
    check(Letter.objects.get().file, at=now())
    (signed,) = letters_of(desk_program, received)
    assert signed["signature"]["verdict"] == "valid"
    (one,) = signed["signature"]["signatures"]
    assert (one["holder"], one["trial"]) == ("UBND thành phố Pleiku", True)
    assert desk_program.get(f"dossiers/{received['code']}").json()["letters"] == [signed]


def test_listing_and_fetching_are_written_down(desk_program, received):
    (told,) = letters_of(desk_program, received)
    read(desk_program, told)
    views = Entry.objects.filter(act="view", subject="dossiers.dossiers", by="lan")
    assert views.count() == 2


def test_more_letters_ask_no_more_questions(desk_program, received, django_assert_num_queries):
    letters_of(desk_program, received)
    with CaptureQueriesContext(connection) as asked:
        letters_of(desk_program, received)
    first = Letter.objects.get()
    for number in range(5):
        first.pk, first.kind, first.number = None, "supplement", f"0{number}/2021"
        first.save()
    with django_assert_num_queries(len(asked)):
        assert len(letters_of(desk_program, received)) == 6


def test_a_letter_of_another_dossier_is_not_found_under_this_one(desk_program, received, procedure):
    body = application(procedure, papers=[{"name": "Khác"}])
    other = desk_program.post("dossiers", body, key="khac").json()["code"]
    (told,) = letters_of(desk_program, {"code": other})
    path = f"dossiers/{received['code']}/letters/{told['id']}/file"
    assert desk_program.get(path).status_code == 404
    for kind in ("papers", "results", "thu", "letter"):
        assert desk_program.get(path.replace("letters", kind)).status_code == 404
    for number in (0, 2**63, 999_999):
        path = f"dossiers/{received['code']}/letters/{number}/file"
        assert desk_program.get(path).status_code == 404


def test_another_district_and_a_token_of_another_unit_get_neither_list_nor_page(
    desk_program, received, hoa, lan
):
    (told,) = letters_of(desk_program, received)
    for other in (program(hoa), program(lan, unit="H21.31.01")):
        assert other.get(f"dossiers/{received['code']}/letters").status_code == 404
        assert fetch(other, told).status_code == 404
    assert Letter.objects.get().file_id is None, "nothing was typeset for a stranger"
    assert fetch(Program(), told).status_code == 401
    blind = program(lan, scopes=["dossiers.receive"])
    assert fetch(blind, told).status_code == 403


def test_an_applicant_is_shown_a_result_once_it_is_ready(units, siu, lan):
    siu.account.kind = "citizen"
    siu.account.save()
    citizen = Program()
    citizen.client.force_login(siu.account)
    body = application(offered(units), applicant=None, papers=[])
    code = citizen.post("dossiers", body).json()["code"]
    accept(code, at=now(), by=lan)
    kept = keep_upload(SimpleUploadedFile("kq.pdf", b"%PDF-1.4\ntrailer<<>>\n%%EOF\n"))
    dossier = Dossier.objects.get()
    result = Result.objects.create(
        dossier=dossier, name="Giấy phép", number="1", file=kept, signed_at=now(), signed_by="Dũng"
    )
    path = f"dossiers/{code}/results/{result.pk}/file"
    for state, count, status in (("handling", 0, 404), ("ready", 1, 200)):
        Dossier.objects.update(state=state)
        assert len(citizen.get(f"dossiers/{code}").json()["results"]) == count
        answer = citizen.get(path)
        assert answer.status_code == status
        assert b"".join(answer)
        assert len(program(lan).get(f"dossiers/{code}").json()["results"]) == 1


def test_an_applicant_fetches_the_letters_meant_for_applicants(units, siu, lan):
    siu.account.kind = "citizen"
    siu.account.save()
    citizen = Program()
    citizen.client.force_login(siu.account)
    body = application(offered(units), applicant=None, papers=[])
    code = citizen.post("dossiers", body).json()["code"]
    accept(code, at=now(), by=lan)
    receipt = Letter.objects.get()
    slip = Letter.objects.create(
        dossier=Dossier.objects.get(), kind="control", number="PKS", issued_at=now(), by="Lan",
        facts={}, form_code="",
    )  # fmt: skip
    listed = letters_of(citizen, {"code": code})
    assert [one["id"] for one in listed] == [receipt.pk]
    assert read(citizen, listed[0]).startswith(b"%PDF-")
    assert citizen.get(f"dossiers/{code}/letters/{slip.pk}/file").status_code == 404
    assert [one["id"] for one in letters_of(program(lan), {"code": code})] == [receipt.pk, slip.pk]
