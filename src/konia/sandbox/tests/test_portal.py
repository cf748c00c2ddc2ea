import pytest

DOSSIER = {
    "MaHoSo": "000.02.31.H21-210615-0001", "MaTTHC": "1.001193", "TenTTHC": "Đăng ký khai sinh",
    "MaLinhVuc": "HT", "TenLinhVuc": "Hộ tịch", "ChuHoSo": "Nguyễn Thị Hạnh", "LoaiDoiTuong": "1",
    "TrichYeuHoSo": "Khai sinh cho con", "NgayTiepNhan": "20210615083000",
    "NgayHenTra": "20210616170000", "TrangThaiHoSo": "2", "HinhThuc": "1",
    "DonViXuLy": "UBND phường Yên Đỗ",
}  # fmt: skip
STEP = {
    "MaHoSo": DOSSIER["MaHoSo"], "NguoiXuLy": "Lan", "ChucDanh": "Công chức",
    "ThoiDiemXuLy": "20210615140000", "PhongBanXuLy": "Một cửa", "NoiDungXuLy": "Thẩm tra",
    "TrangThai": "4", "NgayBatDau": "20210615083000",
}  # fmt: skip


@pytest.fixture
def call(sandbox):
    told = {"username": "konia", "password": "konia-sandbox"}
    session = sandbox.ask("POST", "/portal/api/login", told).data["session"]

    def ask(service, packet, **rest):
        body = {"session": session, "data": [packet], **rest}
        return sandbox.ask("POST", f"/portal/api/{service}", body).data

    return ask


def test_without_a_session_nothing_is_taken(sandbox):
    body = {"session": "x", "data": [DOSSIER]}
    assert sandbox.ask("POST", "/portal/api/DongBoHoSoMC", body).data["error_code"] == "-1"


def test_a_dossier_is_taken_once_and_then_only_updated(call):
    answers = [
        call("DongBoHoSoMC", DOSSIER, isUpdating=flag)["error_code"]
        for flag in ("true", "false", "false", "true")
    ]
    assert answers == ["3", "0", "4", "0"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("TenTTHC", "", "1"),
        ("MaHoSo", "HS-1", "2"),
        ("NgayTiepNhan", "15/06/2021", "2"),
        ("NgayHenTra", "20210231080000", "2"),
        ("LoaiDoiTuong", "3", "2"),
        ("TrangThaiHoSo", "11", "2"),
        ("TrangThaiHoSo", "9", "1"),
        ("DanhSachLePhi", [{"TenPhiLePhi": "Lệ phí"}], "1"),
    ],
)
def test_a_packet_that_breaks_the_rules_is_refused_by_field(call, sandbox, field, value, code):
    assert call("DongBoHoSoMC", DOSSIER | {field: value})["error_code"] == code
    assert sandbox.received("portal")["dossiers"] == {}


@pytest.mark.works("S22.3")
def test_the_public_page_shows_the_state_and_time_of_the_latest_step(call, sandbox):
    call("DongBoHoSoMC", DOSSIER)
    assert call("CapNhatTienDoHoSoMC", STEP)["error_code"] == "0"
    earlier = STEP | {"TrangThai": "2", "ThoiDiemXuLy": "20210615090000"}
    call("CapNhatTienDoHoSoMC", earlier)
    text = sandbox.ask("GET", f"/portal/ho-so/{DOSSIER['MaHoSo']}").text
    assert '<strong id="trang-thai">Đang xử lý</strong>' in text
    assert '<strong id="thoi-diem">14:00 ngày 15/06/2021</strong>' in text


def test_a_step_told_twice_is_one_step(call):
    call("DongBoHoSoMC", DOSSIER)
    for _ in range(2):
        call("CapNhatTienDoHoSoMC", STEP)
    assert len(call("TraCuuHoSo", {}, MaHoSo=DOSSIER["MaHoSo"])["data"]["TienDo"]) == 1


def test_a_step_of_an_unknown_dossier_is_refused(call):
    assert call("CapNhatTienDoHoSoMC", STEP)["error_code"] == "3"


def test_the_procedure_list_can_be_replaced_and_is_paged(call, sandbox):
    rows = [{"MaTTHC": f"1.{n:06}", "TenTTHC": f"Thủ tục {n}"} for n in range(1850)]
    sandbox.ask("PUT", "/portal/control/procedures", {"procedures": rows})
    found = call("LayDanhSachTTHC", {}, trang=4, kichThuoc=500)
    assert (found["total"], len(found["data"])) == (1850, 350)
    assert call("LayThuTuc", {}, MaTTHC="1.001849")["data"]["TenTTHC"] == "Thủ tục 1849"
