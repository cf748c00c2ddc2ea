"""Pages of who manages accounts and devices, and of who forgot a password: phone and desk."""

from datetime import UTC, date, datetime

import pytest

from konia.domains.citizens.tests.factories import CitizenAccountFactory
from konia.domains.counters.actions import register_device, reserve_ranges
from konia.domains.counters.models import CounterDevice
from konia.domains.counters.public import Holder
from konia.kernel.access.models import Account, Grant
from konia.kernel.access.resets import path_of_link
from konia.kernel.access.token_actions import make_token
from konia.testing.cast import powers_of

from .test_pages import _is_sound, page, pytestmark, signed_in

__all__ = ["page", "pytestmark", "signed_in"]
TODAY = date(2021, 6, 15)
MARK = "a1b2c3d4e5f6"
ENTRANCE = "/lam-viec/dang-nhap/"
TOKENS, DEVICES = "/lam-viec/ma-truy-cap/", "/lam-viec/quay/thiet-bi/"
OFFICIALS = "/lam-viec/tai-khoan-can-bo/"
DESK = {
    "ma": TOKENS, "ma-tai-khoan": f"{TOKENS}them/?tim=th",
    "ma-them": f"{TOKENS}them/?tai-khoan=thu",
    "ma-thu-hoi": f"{TOKENS}{{token}}/thu-hoi/", "thiet-bi": DEVICES,
    "thiet-bi-mot": f"{DEVICES}{{device}}/", "thiet-bi-mat": f"{DEVICES}{{device}}/mat/",
    "thiet-bi-them": f"{DEVICES}them/",
    "can-bo": f"{OFFICIALS}?tim=th", "can-bo-mo": f"{OFFICIALS}mo/",
    "can-bo-tep": f"{OFFICIALS}tep/",
    "can-bo-mot": f"{OFFICIALS}{{official}}/", "can-bo-sua": f"{OFFICIALS}{{official}}/sua/",
    "can-bo-khoa": f"{OFFICIALS}{{official}}/khoa/",
    "can-bo-mat-khau": f"{OFFICIALS}{{official}}/mat-khau/",
    "can-bo-vai-tro": f"{OFFICIALS}{{official}}/vai-tro/",
    "can-bo-het-vai-tro": f"{OFFICIALS}vai-tro/{{grant}}/ket-thuc/",
    "vai-tro": "/lam-viec/vai-tro/", "vai-tro-them": "/lam-viec/vai-tro/them/",
    "vai-tro-sua": "/lam-viec/vai-tro/role-thu/", "quyen": "/lam-viec/quyen-cua-toi/",
    "uy-quyen": "/lam-viec/quyen-cua-toi/{own}/uy-quyen/",
}  # fmt: skip


@pytest.fixture
def known(units, minh, plain_files):
    """A token, a tablet and an intake machine with its numbers."""
    thu = powers_of("thu", "H21.31", permissions=["dossiers.see", "dossiers.receive"]).account
    at = datetime(2021, 6, 15, 8, tzinfo=UTC)
    made, _ = make_token(
        "thu", name="Phần mềm kế toán", scopes=(), expires_on=TODAY, at=at, by="minh"
    )
    register_device("PLK-1", unit_code="H21.31", kind="tablet", on=TODAY, by=minh, place="Quầy 1")
    reserve_ranges(
        "H21.31", series={TODAY: "dossiers:000.31:210615"}, count=5, at=at, by=minh,
        holder=Holder(desk=f"Máy quầy 1 ({MARK})", machine=MARK, name="Máy quầy 1"),
    )  # fmt: skip
    return {
        "token": made.pk, "device": CounterDevice.objects.get(code=MARK).pk, "official": thu.pk,
        "grant": Grant.objects.get(account=thu).pk,
        "own": Grant.objects.get(account=minh.account).pk,
    }  # fmt: skip


@pytest.mark.parametrize("name", DESK)
def test_a_page_of_managing_is_sound(signed_in, site, known, name):
    answer = signed_in.goto(site + DESK[name].format(**known))
    assert answer.status == 200
    _is_sound(signed_in, f"quan-{name}")


def test_a_token_is_made_and_its_secret_stays_on_the_page(signed_in, site, known):
    signed_in.goto(f"{site}{TOKENS}them/?tai-khoan=thu")
    signed_in.get_by_role("button", name="Tạo mã").click()
    signed_in.get_by_role("heading", name="Có chỗ cần sửa").wait_for()
    _is_sound(signed_in, "quan-ma-them-loi")
    signed_in.fill("#id_name", "Phần mềm thống kê")
    signed_in.get_by_role("checkbox").first.check()
    signed_in.get_by_role("button", name="Tạo mã").click()
    signed_in.get_by_role("heading", name="Mã truy cập vừa tạo").wait_for()
    assert signed_in.locator(".k-code").first.inner_text().startswith("konia_")
    _is_sound(signed_in, "quan-ma-vua-tao")


def test_a_machine_is_declared_lost(signed_in, site, known):
    signed_in.goto(f"{site}{DEVICES}{known['device']}/")
    signed_in.get_by_role("button", name="Khai báo mất hoặc đã xóa").click()
    signed_in.get_by_label("Máy bị mất hoặc bị lấy cắp").check()
    signed_in.get_by_role("button", name="Khai báo").click()
    signed_in.get_by_text("Hệ thống không nhận thiết bị này nữa").wait_for()
    _is_sound(signed_in, "quan-thiet-bi-da-mat")


def test_a_tablet_is_put_into_use(signed_in, site, known):
    signed_in.goto(f"{site}{DEVICES}them/")
    signed_in.get_by_label("Máy đánh giá tại quầy").check()
    signed_in.fill("#id_code", "PLK-2")
    signed_in.get_by_role("button", name="Thêm thiết bị").click()
    signed_in.get_by_role("heading", name="Thiết bị vừa thêm").wait_for()
    _is_sound(signed_in, "quan-thiet-bi-vua-them")


def test_an_account_is_opened_given_a_role_and_lends(signed_in, site, known):
    signed_in.goto(f"{site}{OFFICIALS}mo/")
    signed_in.get_by_role("button", name="Mở tài khoản").click()
    signed_in.get_by_role("heading", name="Có chỗ cần sửa").wait_for()
    _is_sound(signed_in, "quan-can-bo-mo-loi")
    signed_in.fill("#id_username", "lan.nguyen")
    signed_in.fill("#id_full_name", "Nguyễn Thị Lan")
    signed_in.fill("#id_unit", "Pleiku")
    signed_in.get_by_role("button", name="Mở tài khoản").click()
    signed_in.get_by_role("button", name="Giao vai trò").click()
    signed_in.select_option("#id_role", label="thu")
    signed_in.get_by_role("button", name="Giao vai trò").click()
    signed_in.get_by_text("Đã giao vai trò").wait_for()
    signed_in.get_by_role("button", name="Liên kết đặt mật khẩu").click()
    signed_in.get_by_role("button", name="Hiện liên kết một lần").click()
    signed_in.get_by_text("chỉ hiện một lần").wait_for()
    _is_sound(signed_in, "quan-can-bo-lien-ket")
    signed_in.goto(f"{site}/lam-viec/quyen-cua-toi/{known['own']}/uy-quyen/")
    signed_in.fill("#id_to", "lan.nguyen")
    signed_in.fill("#id_last_on", "20/6/2021")
    signed_in.get_by_role("button", name="Ủy quyền").click()
    signed_in.get_by_text("Nguyễn Thị Lan (lan.nguyen)").first.wait_for()
    _is_sound(signed_in, "quan-quyen-da-uy")


def test_an_official_who_forgot_the_password_asks_and_sets_a_new_one(page, site, units):
    lan = Account.objects.create_user(
        "lan", "mat-khau-rat-dai", full_name="Lan", email="lan@example.vn"
    )
    page.goto(site + ENTRANCE)
    page.get_by_role("link", name="Quên mật khẩu").click()
    _is_sound(page, "quen-hoi")
    page.get_by_role("button", name="Gửi liên kết").click()
    page.get_by_role("heading", name="Có chỗ cần sửa").wait_for()
    page.fill("#id_said", "lan")
    page.get_by_role("button", name="Gửi liên kết").click()
    page.get_by_role("heading", name="Hãy xem thư").wait_for()
    _is_sound(page, "quen-da-gui")
    page.goto(f"{site}{ENTRANCE}dat-lai-mat-khau/{path_of_link(lan)}")
    _is_sound(page, "quen-dat-lai")
    page.fill("#id_password", "mot-mat-khau-khac")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    page.get_by_role("heading", name="Đã đổi mật khẩu").wait_for()
    _is_sound(page, "quen-xong")


def test_a_citizen_who_forgot_the_password_sets_a_new_one(page, site, units):
    """In a browser, because a browser says where a form comes from and a test client does not."""
    binh = CitizenAccountFactory(email="binh@example.vn")
    page.goto(f"{site}/tai-khoan/dat-lai-mat-khau/{path_of_link(binh)}")
    page.fill("#id_password", "mot-mat-khau-khac")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    page.get_by_role("heading", name="Đã đổi mật khẩu").wait_for()
