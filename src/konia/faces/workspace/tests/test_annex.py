import pytest

from konia.domains.reporting.letters.formats import FORMATS

PAGE = "/lam-viec/bao-cao/cchc-2021-h1/"


@pytest.fixture
def reader(desk, boxes, small_report, monkeypatch):
    """A desk at which the annex is compiled from mailboxes alone."""
    monkeypatch.setattr("konia.faces.workspace.annex.report_of", lambda name: small_report)
    return desk


def test_the_annex_shows_the_form_with_its_checks_and_links(reader):
    text = reader.get(PAGE).content.decode()
    assert "Công tác chỉ đạo điều hành CCHC" in text
    assert "Bảng kiểm tra" in text
    assert "So với bản in" in text


def test_a_number_of_the_narrative_opens_the_card_with_its_own_question(reader):
    text = reader.get(f"{PAGE}so-lieu-thuyet-minh/").content.decode()
    assert "/lam-viec/chi-tieu/mail." in text
    assert "unit=H21&amp;ky=2020-12-15..2021-06-14" in text


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_annex_is_taken_away_in_every_form(reader, form):
    answer = reader.get(f"{PAGE}phu-luc.{form}")
    assert answer.headers["Content-Type"] == FORMATS[form].media_type
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content


@pytest.mark.parametrize(
    ("rest", "status"),
    [("phu-luc.exe", 404), ("?den=1/1/2999", 422), ("?lam_tron=len", 422), ("?unit=xa+la", 404)],
)
def test_a_senseless_question_has_the_right_status(reader, rest, status):
    assert reader.get(PAGE + rest).status_code == status


def test_another_question_is_not_compared_with_the_print(reader):
    text = reader.get(f"{PAGE}?unit=H21.31").content.decode()
    assert "So với bản in" not in text


def test_the_first_page_tells_what_the_last_check_found(reader):
    assert "Lần kiểm tra gần nhất" not in reader.get("/lam-viec/").content.decode()
    reader.get(PAGE)
    assert "Lần kiểm tra gần nhất" in reader.get("/lam-viec/").content.decode()


def test_an_unknown_report_is_not_found(desk, units):
    assert desk.get("/lam-viec/bao-cao/khong-co/").status_code == 404
