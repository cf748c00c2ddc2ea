"""The store of papers: one's own and what a mandate reaches to; used again in a new filing."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from konia.domains.citizens.tests.factories import CHI, MandateFactory
from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ResultIn
from konia.domains.dossiers.models import Dossier, Draft, Paper, Result, Step
from konia.faces.ui.signatures import UNDER_WAY
from konia.kernel.audit.models import Entry
from konia.kernel.files.models import ScanState, SignatureCheck
from konia.kernel.files.signing.reports import Report, Signature
from konia.kernel.files.uploads import keep_upload
from konia.testing.cast import powers_of

from .citizen_stage import (
    begin,
    birth_registration,
    browser_of,
    check_page,
    fill,
    make_person,
    send,
)

STORE = "/kho-giay-to/"
AT = datetime(2021, 6, 15, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def binh(units):
    return make_person(units)


@pytest.fixture
def phone(binh):
    return browser_of(binh)


@pytest.fixture
def chi(units):
    return make_person(units, "Trần Thị Chi", CHI, gender="female")


@pytest.fixture
def birth(units):
    return birth_registration(units)


@pytest.fixture
def code(phone, units, birth):
    """A dossier of Bình, with a paper and a signed result."""
    made, clerk = send(phone, units, birth), powers_of("thu", "H21.31.02")
    actions.accept(made, at=AT, by=clerk)
    while Step.objects.get(dossier__code=made, done_on=None).role not in {3, 6}:
        actions.pass_on(made, at=AT, by=clerk)
    signed = keep_upload(SimpleUploadedFile("kq.pdf", b"%PDF-1.4\ntrailer<<>>\n%%EOF\n"))
    results = [ResultIn("Giấy khai sinh", number="12", file_id=signed.pk)]
    actions.decide(made, results=results, at=AT, by=clerk)
    return made


def _keys(code):
    paper = Paper.objects.exclude(file=None).get(dossier__code=code)
    return f"giay-to-{paper.pk}", f"ket-qua-{Result.objects.get(dossier__code=code).pk}"


def test_the_store_holds_results_and_papers_with_their_verdict_and_their_file(phone, code):
    result = Result.objects.get()
    SignatureCheck.objects.create(
        file=result.file, checked_at=AT, verdict="valid", report=Report("valid").to_json()
    )
    answer = phone.get(STORE)
    text = answer.content.decode()
    for told in ("Giấy khai sinh", "Giấy chứng sinh", code, "Chữ ký số hợp lệ"):
        assert told in text, told
    for row in answer.context["rows"]:
        sent = phone.get(row["url"])
        assert sent.headers["Content-Disposition"].startswith("attachment")
        assert b"".join(sent.streaming_content)


def test_it_is_searched_without_accents(phone, code):
    found = [row["name"] for row in phone.get(STORE, {"q": "giay chung"}).context["rows"]]
    assert found == ["Giấy chứng sinh"]
    assert "Không có giấy tờ nào" in phone.get(STORE, {"q": "ho chieu"}).content.decode()


def test_nobody_elses_papers_are_in_it(units, chi, code, client):
    other = browser_of(chi)
    answer = other.get(STORE)
    assert answer.context["rows"] == []
    assert code not in answer.content.decode()
    for kind in Paper, Result:
        folder = "giay-to" if kind is Paper else "ket-qua"
        for pk in kind.objects.values_list("pk", flat=True):
            assert other.get(f"/ho-so-cua-toi/{code}/{folder}/{pk}/").status_code == 404
    assert client.get(STORE).headers["Location"].startswith("/tai-khoan/dang-nhap/")


@pytest.mark.parametrize(("procedures", "count"), [(True, 2), (False, 0)])
def test_a_mandate_shows_what_it_reaches_to(units, binh, chi, birth, code, procedures, count):
    mandate = MandateFactory(
        unit=units["H21"], grantor_person=binh, holder_person=chi, scope="procedures",
        procedures=[birth.code if procedures else "9.999999"],
    )  # fmt: skip
    browser = browser_of(chi)
    session = browser.session
    session["acting_for"] = mandate.code
    session.save()
    assert len(browser.get(STORE).context["rows"]) == count


def test_the_number_of_questions_does_not_grow(phone, code, django_assert_max_num_queries):
    paper = Paper.objects.exclude(file=None).get()
    for number in range(15):
        Paper.objects.create(
            dossier=paper.dossier, name=f"Bản {number}", form="copy", file=paper.file, added_at=AT
        )
    with django_assert_max_num_queries(9):
        assert len(phone.get(STORE).context["rows"]) == 17


@pytest.mark.parametrize("flaw", ["infected", "replaced"])
def test_an_infected_or_replaced_paper_is_offered_to_nobody(phone, code, birth, flaw):
    paper = Paper.objects.exclude(file=None).get()
    if flaw == "infected":
        paper.file.scan_state = ScanState.INFECTED
        paper.file.save()
    else:
        Paper.objects.filter(pk=paper.pk).update(replaced_at=AT)
    assert [row["name"] for row in phone.get(STORE).context["rows"]] == ["Giấy khai sinh"]
    answer = phone.post(f"{begin(phone, birth)}giay-to-1/", {"dung_lai": f"giay-to-{paper.pk}"})
    assert answer.status_code == 422


def test_the_page_of_a_paper_asks_as_much_for_a_full_store_as_for_an_empty_one(
    phone, chi, code, birth
):
    def questions(browser):
        draft = begin(browser, birth)
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"{draft}giay-to-1/")
        return len(asked)

    paper = Paper.objects.exclude(file=None).get()
    for number in range(15):
        Paper.objects.create(
            dossier=paper.dossier, name=f"Bản {number}", form="copy", file=paper.file, added_at=AT
        )
    assert questions(phone) <= questions(browser_of(chi))


def test_what_was_used_again_is_written_down_and_told_to_nobody_outside(
    phone, units, birth, code, client
):
    draft = begin(phone, birth)
    fill(phone, draft, units)
    attached = Draft.objects.get(sent_code="").papers[0]["file_id"]
    phone.post(f"{draft}go/1/{attached}/")
    phone.post(f"{draft}giay-to-1/", {"dung_lai": _keys(code)[0]})
    _, data = check_page(phone, draft)
    phone.post(f"{draft}kiem-tra/", data)
    again = Dossier.objects.exclude(code=code).get().code
    assert code in Entry.objects.filter(act="submit").latest("pk").detail["reused"]
    assert code not in client.get(f"/tra-cuu/{again}/").content.decode()
    assert code not in phone.get(f"/ho-so-cua-toi/{again}/").content.decode()


def test_a_result_is_shown_to_its_owner_with_who_signed_it(phone, code):
    address = f"/ho-so-cua-toi/{code}/"
    broken = keep_upload(SimpleUploadedFile("kq.pdf", b"%PDF-1.4\ntrailer<<>>\n%%EOF\n"))
    Result.objects.update(file=broken)
    assert UNDER_WAY in phone.get(address).content.decode()
    signer = Signature(
        holder="Nguyễn Văn A", organisation="UBND xã", issuer="CA", serial="1", at=AT.isoformat(),
        stamped_at="", intact=False, whole=False, trusted=True, is_trial=False, reasons=(),
    )  # fmt: skip
    report = Report("changed", (signer,))
    SignatureCheck.objects.create(
        file=broken, checked_at=AT, verdict=report.verdict, report=report.to_json()
    )
    text = phone.get(address).content.decode()
    assert "Đã bị sửa sau khi ký" in text
    assert "Nguyễn Văn A" in text


def test_a_stored_paper_is_handed_in_again_as_the_same_file(phone, units, birth, code):
    source = Paper.objects.exclude(file=None).get()
    draft = begin(phone, birth)
    fill(phone, draft, units)
    attached = Draft.objects.get(sent_code="").papers[0]["file_id"]
    phone.post(f"{draft}go/1/{attached}/")
    offered = phone.get(f"{draft}giay-to-1/").context["stored"]
    assert offered[0]["key"] == _keys(code)[0], "the same paper stands on top"
    assert phone.post(f"{draft}giay-to-1/", {"dung_lai": offered[0]["key"]}).status_code == 302
    _, data = check_page(phone, draft)
    phone.post(f"{draft}kiem-tra/", data)
    again = Dossier.objects.exclude(code=code).get()
    paper = Paper.objects.get(dossier=again, code="CHUNGSINH")
    assert (paper.file_id, paper.form) == (source.file_id, "electronic")


def test_nobody_names_a_file_that_is_not_in_their_store(chi, birth, code):
    browser = browser_of(chi)
    draft = begin(browser, birth)
    for key in (*_keys(code), "giay-to-0", "x", "ket-qua-999999"):
        answer = browser.post(f"{draft}giay-to-1/", {"dung_lai": key})
        assert answer.status_code == 422, key
        assert "không có trong kho" in answer.content.decode()
    assert Draft.objects.get(account=chi.account).papers == []
