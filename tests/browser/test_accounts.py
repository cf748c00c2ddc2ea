"""Pages of identity in a real browser, on a phone and at a desk; a passkey made and used."""

from datetime import date

import pytest
from django.utils import timezone

from konia.domains.citizens.models import Mandate
from konia.domains.citizens.tests.factories import (
    BINH,
    CHI,
    CitizenAccountFactory,
    MandateFactory,
    OrganisationFactory,
    PersonFactory,
)  # fmt: skip
from konia.kernel.access.sessions import note_session
from konia.kernel.files.store import keep

from .test_pages import _is_sound, page, signed_in

__all__ = ["page", "signed_in"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PASSWORD = "mua-roi-tren-pleiku"
ENTRANCE = {
    "dang-nhap": "dang-nhap/", "dang-ky": "dang-ky/", "quen-mat-khau": "quen-mat-khau/",
}  # fmt: skip
OWN = {
    "tai-khoan": "", "thong-tin": "thong-tin/", "lien-he": "lien-he/", "kenh": "thong-bao/",
    "phien": "phien/", "uy-quyen": "uy-quyen/", "uy-quyen-them": "uy-quyen/them/",
    "to-chuc": "to-chuc/", "bao-mat": "bao-mat/", "mat-khau": "mat-khau/",
}  # fmt: skip
DESK = {
    "tra-cuu": "nguoi-dan/", "nguoi": "nguoi-dan/{person}/", "ghi-nguoi": "nguoi-dan/them/",
    "giay-to": "nguoi-dan/{declared}/giay-to/", "uy-quyen-giay": "nguoi-dan/{person}/uy-quyen/",
    "duyet": "uy-quyen/", "duyet-mot": "uy-quyen/{claim}/",
}  # fmt: skip


@pytest.fixture
def people(units, plain_files):
    """Bình can sign in, has given a mandate and holds one; Chi waits to act for a company."""
    account = CitizenAccountFactory(email="binh@example.vn", phone="0905123456")
    account.set_password(PASSWORD)
    account.save()
    at = units["H21"]
    binh = PersonFactory(
        unit=at, account=account, email="binh@example.vn", phone="0905123456",
        address="12 Hùng Vương, Pleiku", channels=["email"],
    )  # fmt: skip
    chi = PersonFactory(
        unit=at, full_name="Trần Thị Chi", identity_no=CHI, gender="female", birth_on=None
    )
    given = {"unit": at, "grantor_person": binh, "holder_no": CHI}
    MandateFactory(**given)
    MandateFactory(**given, revoked_at=timezone.now(), revoked_by="cd")
    MandateFactory(unit=at, grantor_person=chi, holder_no=BINH, last_on=date(2021, 6, 1))
    MandateFactory(unit=at, grantor_person=chi, holder_no=BINH, holder_name="Nguyễn Văn Bình")
    company = OrganisationFactory(unit=at)
    claim = MandateFactory(
        unit=at, grantor_organisation=company, holder_person=chi, needs_approval=True,
        kind="legal_representative", proof=keep([b"%PDF-1.4 x"]),
    )  # fmt: skip
    declared = PersonFactory(unit=at, declared=True, declared_no=BINH, full_name="Siu Blui")
    return {"binh": binh, "person": binh.code, "claim": claim.code, "declared": declared.code}


@pytest.fixture
def inside(page, site, client, people):
    """The page of Bình."""
    account = people["binh"].account
    client.force_login(account)
    cookie = client.cookies["sessionid"].value
    note_session(account, cookie, address="10.0.0.1", browser="Mozilla Android Chrome/120")
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    return page


@pytest.mark.parametrize("name", ENTRANCE)
def test_a_way_into_an_account_is_sound(page, site, people, settings, name):
    settings.KONIA_OIDC_NAME = "VNeID"
    page.goto(f"{site}/tai-khoan/{ENTRANCE[name]}")
    _is_sound(page, f"vao-{name}")
    page.get_by_role("button").last.click()
    page.get_by_role("heading", name="Có chỗ cần sửa").wait_for()
    _is_sound(page, f"vao-{name}-loi")


@pytest.mark.parametrize("name", OWN)
def test_a_page_of_an_account_is_sound(inside, site, name):
    answer = inside.goto(f"{site}/tai-khoan/{OWN[name]}")
    assert answer.status == 200
    assert "/dang-nhap/" not in inside.url
    _is_sound(inside, f"tk-{name}")


@pytest.mark.parametrize("name", DESK)
def test_a_page_about_people_at_the_counter_is_sound(signed_in, site, people, name):
    answer = signed_in.goto(f"{site}/lam-viec/{DESK[name].format(**people)}")
    assert answer.status == 200
    if name == "tra-cuu":
        signed_in.fill("#q-person", "binh")
        signed_in.get_by_role("button", name="Tra cứu").click()
        signed_in.get_by_role("link", name="Nguyễn Văn Bình").wait_for()
    _is_sound(signed_in, f"nguoi-{name}")


def test_an_official_finds_the_page_of_security_in_their_own_frame(signed_in, site, people):
    signed_in.goto(f"{site}/tai-khoan/bao-mat/")
    assert signed_in.locator(".k-top").count() == 1
    _is_sound(signed_in, "ban-bao-mat")


def _sign_in(opened, site):
    opened.goto(f"{site}/tai-khoan/dang-nhap/")
    opened.fill("#id_contact", "binh@example.vn")
    opened.fill("#id_password", PASSWORD)
    opened.get_by_role("button", name="Đăng nhập", exact=True).click()


def test_an_app_is_set_up_and_its_codes_are_shown(page, site, people):
    from konia.faces.portal.tests.test_account_security import code_of

    _sign_in(page, site)
    page.goto(f"{site}/tai-khoan/bao-mat/")
    page.get_by_role("link", name="Bật ứng dụng xác thực").or_(
        page.get_by_role("button", name="Bật ứng dụng xác thực")
    ).first.click()
    page.fill("#id_password", PASSWORD)
    _is_sound(page, "bm-xac-nhan")
    page.get_by_role("button", name="Xác nhận").click()
    _is_sound(page, "bm-ung-dung")
    assert page.locator("img.k-qr").evaluate("image => image.naturalWidth") > 0
    page.fill("#id_code", code_of(page.locator("strong.k-code").inner_text().replace(" ", "")))
    page.get_by_role("button", name="Bật").click()
    page.get_by_role("heading", name="Mã dự phòng").wait_for()
    _is_sound(page, "bm-ma-du-phong")


def test_a_passkey_is_made_and_lets_in_under_the_strict_policy(page, site, people):
    """Against the browser's own virtual authenticator; no script of the page is inline."""
    here = site.replace("127.0.0.1", "localhost")
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    _sign_in(page, here)
    page.goto(f"{here}/tai-khoan/bao-mat/khoa/them/")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    _is_sound(page, "bm-khoa")
    page.get_by_role("button", name="Thêm khóa").click()
    page.get_by_role("heading", name="Mã dự phòng").wait_for()
    page.goto(f"{here}/tai-khoan/")
    page.get_by_role("button", name="Đăng xuất").click()
    _sign_in(page, here)
    page.wait_for_url("**/bao-mat/nhap-ma/")
    _is_sound(page, "bm-nhap-ma")
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    page.wait_for_url(f"{here}/tai-khoan/")
    assert page.get_by_role("heading", name="Nguyễn Văn Bình").is_visible()
    page.goto(f"{here}/tai-khoan/bao-mat/khoa/")
    _is_sound(page, "bm-cac-khoa")


def test_an_account_is_opened_and_a_mandate_given_without_scripts(chromium, site, people):
    from konia.kernel.notices.models import Delivery

    context = chromium.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{site}/tai-khoan/dang-ky/")
    opened.fill("#id_full_name", "Ksor Hoa")
    opened.fill("#id_contact", "hoa@example.vn")
    opened.fill("#id_password", PASSWORD)
    opened.get_by_role("button", name="Gửi mã").click()
    code = Delivery.objects.order_by("-id")[0].values["code"]
    opened.fill("#id_code", code)
    opened.get_by_role("button", name="Mở tài khoản").click()
    opened.goto(f"{site}/tai-khoan/uy-quyen/them/")
    opened.get_by_label("Người thân").check()
    opened.fill("#id_name", "Trần Thị Chi")
    opened.fill("#id_identity_no", CHI)
    opened.fill("#id_last_on", "31/12/2021")
    opened.get_by_role("button", name="Ủy quyền").click()
    assert opened.get_by_text("Đã ghi nhận ủy quyền").is_visible()
    assert Mandate.objects.order_by("-id")[0].grantor == "Ksor Hoa"
    context.close()
