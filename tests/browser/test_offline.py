"""A desk works through an outage: real browser, real service worker, the line cut and restored."""

import base64
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from konia.domains.counters.models import NumberUse
from konia.domains.dossiers.models import Dossier, Event, Paper
from konia.domains.dossiers.tests.factories import DeskFactory
from konia.domains.dossiers.tests.stage import make_procedure
from konia.kernel.calendar.clock import Limit, Timetable
from konia.kernel.files.models import StoredFile
from konia.kernel.files.tests import made
from konia.testing.cast import powers_of

from .test_pages import ROOT, _is_sound, page, signed_in

__all__ = ["page", "signed_in"]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PAGE = "/lam-viec/tiep-nhan-ngoai-tuyen/"
PIN = "246813"
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
NAMES = ("Siu H'Bia", "Nguyễn Văn Bình", "Rơ Châm Hương")
DECODER = ROOT / "tools" / "vendor" / "dist" / "jsqr.min.js"
DECODED = """async picture => {
  const bytes = Uint8Array.from(atob(picture), one => one.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const {width, height} = bitmap;
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.drawImage(bitmap, 0, 0);
  return jsQR(canvas.getImageData(0, 0, width, height).data, width, height)?.data;
}"""
# What the machine holds, put back as it was before sending: a crash between sending and answer.
SNAPSHOT = """async () => {
  const store = await import('/static/ui/offline/store.js');
  const drafts = await store.all('drafts');
  globalThis.before = {drafts, blobs: {}};
  for (const one of drafts) for (let n = 0; n < 9; n += 1) {
    const blob = await store.get('blobs', `${one.id}:${n}`);
    if (blob) globalThis.before.blobs[`${one.id}:${n}`] = blob;
  }
  return drafts.length;
}"""
RESTORE = """async () => {
  const store = await import('/static/ui/offline/store.js');
  for (const one of globalThis.before.drafts) await store.put('drafts', one);
  for (const [key, blob] of Object.entries(globalThis.before.blobs)) {
    await store.put('blobs', blob, key);
  }
  document.dispatchEvent(new Event('visibilitychange'));
}"""
DUE = """async ([timetable, starts, limit]) => {
  const clock = await import('/static/ui/offline/clock.js');
  return starts.map(at => clock.isoLocal(clock.dueAt(timetable, new Date(at), limit)));
}"""
KEPT = """async () => {
  const store = await import('/static/ui/offline/store.js');
  const seen = [];
  for (const name of ['meta', 'drafts', 'blobs']) for (const one of await store.all(name)) {
    const text = value => value instanceof ArrayBuffer
      ? new TextDecoder().decode(value)
      : value && typeof value === 'object' ? Object.values(value).map(text).join(' ')
      : String(value);
    seen.push(text(one));
  }
  return seen.join(' ');
}"""


@pytest.fixture
def procedure(units):
    found = make_procedure(
        units, name="Đăng ký biến động đất đai", level="district", papers="Đơn đề nghị; Bản vẽ",
        fee_vnd=50_000,
    )  # fmt: skip
    DeskFactory(unit=units["H21.31"])
    return found


@pytest.fixture
def clerk(page, site, client, procedure, units):
    """The page of Pleiku's clerk."""
    lan = powers_of("lan", "H21.31", permissions=[
        "dossiers.receive", "counters.reserve", "dossiers.see",
    ])  # fmt: skip
    sign_in(page, site, client, lan)
    return page


def sign_in(page, site, client, powers):
    client.force_login(powers.account)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


def prepare(page, site, count=10):
    page.goto(site + PAGE)
    page.locator("body[data-kept=yes]").wait_for()
    page.fill("#ko-device", "Máy quầy 1")
    page.fill("#ko-count", str(count))
    page.fill("#ko-pin-new", PIN)
    page.fill("#ko-pin-again", PIN)
    page.get_by_role("button", name="Chuẩn bị máy").click()
    page.get_by_text("Máy đã sẵn sàng").wait_for()


def take(page, name, file=None):
    """Fill in the form and keep it. Returns: the code on the receipt."""
    fill_in(page, name, file)
    code = page.locator(".ko-receipt__code").inner_text()
    page.locator("#ko-receipt-close").click()
    return code


def fill_in(page, name, file=None):
    """Fill in the form and keep it; the receipt stays open."""
    page.fill("#ko-find", "bien dong dat")
    page.fill("#ko-name", name)
    page.fill("#ko-identity", "064099001234")
    for place in (0, 1):
        page.check(f"#ko-paper-{place}-has")
    if file is not None:
        page.set_input_files("#ko-paper-0-file", file)
    page.get_by_role("button", name="Nhận hồ sơ và in giấy").click()
    page.locator("#ko-receipt").wait_for()


def test_the_mark_on_the_receipt_leads_to_the_dossier(clerk, site, settings):
    prepare(clerk, site)
    clerk.context.set_offline(True)
    fill_in(clerk, NAMES[0])
    code = clerk.locator(".ko-receipt__code").inner_text()
    picture = base64.b64encode(clerk.locator(".ko-qr").screenshot()).decode()
    clerk.evaluate(DECODER.read_text(encoding="utf-8"))
    assert clerk.evaluate(DECODED, picture) == f"{settings.KONIA_SITE_URL}/tra-cuu/{code}/"


def unlock(page):
    page.fill("#ko-pin", PIN)
    page.click("#ko-unlock")
    page.locator("#ko-work").wait_for()


def states(page):
    return page.locator(".ko-draft").evaluate_all("all => all.map(one => one.dataset.state)")


def wait_for_states(page, *wanted):
    words = "states => JSON.stringify([...document.querySelectorAll('.ko-draft')]"
    page.wait_for_function(
        f"{words}.map(one => one.dataset.state)) === JSON.stringify(states)", arg=list(wanted)
    )


def pdf(name):
    return {"name": name, "mimeType": "application/pdf", "buffer": made.pdf(name.encode())}


def png(name):
    return {"name": name, "mimeType": "image/png", "buffer": made.png(64, 48)}


def test_three_dossiers_taken_in_an_outage_arrive_once_however_often_they_are_sent(clerk, site):
    prepare(clerk, site)
    context = clerk.context
    context.set_offline(True)
    codes = [take(clerk, NAMES[0], pdf("don.pdf")), take(clerk, NAMES[1], png("ban-ve.png"))]
    clerk.close()
    page = context.new_page()
    page.refused = []
    page.goto(site + PAGE)
    unlock(page)
    assert len(states(page)) == 2
    codes.append(take(page, NAMES[2], pdf("don-khac.pdf")))
    assert codes == [f"000.00.05.H21-210615-000{n}" for n in (1, 2, 3)]
    assert page.evaluate(SNAPSHOT) == 3
    assert not Dossier.objects.exists()
    context.set_offline(False)
    wait_for_states(page, "sent", "sent", "sent")
    first = what_arrived()
    for _ in range(2):
        page.evaluate(RESTORE)
        wait_for_states(page, "waiting", "waiting", "waiting")
        page.click("#ko-send")
        wait_for_states(page, "sent", "sent", "sent")
    assert what_arrived() == first
    assert sorted(first["codes"]) == codes
    assert first["files"] == 3
    assert first["entered"] == 3
    assert first["numbers"] == [1, 2, 3]


def what_arrived():
    """What the database holds of the outage."""
    return {
        "codes": list(Dossier.objects.values_list("code", flat=True)),
        "papers": list(Paper.objects.order_by("pk").values_list("name", "file__sha256")),
        "files": Paper.objects.exclude(file=None).count(),
        "stored": StoredFile.objects.count(),
        "entered": Event.objects.filter(act="enter_offline").count(),
        "numbers": sorted(NumberUse.objects.values_list("number", flat=True)),
    }


def test_an_answer_lost_on_the_line_two_tabs_and_an_ended_session_lose_and_double_nothing(
    clerk, site, client
):
    prepare(clerk, site)
    take_two = [take(clerk, NAMES[0], pdf("don.pdf"))]
    wait_for_states(clerk, "sent")
    context = clerk.context

    def lose(route):
        route.fetch()
        route.abort()

    context.route("**/gui/", lose)
    take_two.append(take(clerk, NAMES[1], png("anh.png")))
    clerk.get_by_text("chưa có câu trả lời").wait_for()
    assert Dossier.objects.count() == 2
    assert states(clerk) == ["waiting", "sent"]
    assert clerk.get_by_role("button", name="Sửa").count() == 0
    context.unroute("**/gui/", lose)
    cookies = context.cookies()
    context.clear_cookies()
    clerk.click("#ko-send")
    clerk.get_by_role("link", name="Đăng nhập lại").wait_for()
    assert states(clerk) == ["waiting", "sent"]
    context.add_cookies(cookies)
    other = context.new_page()
    other.goto(site + PAGE)
    other.fill("#ko-pin", PIN)
    other.click("#ko-unlock")
    clerk.click("#ko-send")
    wait_for_states(clerk, "sent", "sent")
    wait_for_states(other, "sent", "sent")
    assert sorted(Dossier.objects.values_list("code", flat=True)) == take_two
    assert Event.objects.filter(act="enter_offline").count() == 2


def test_when_the_numbers_run_out_a_stopgap_is_printed_and_the_next_number_is_had_later(
    clerk, site
):
    prepare(clerk, site, count=1)
    clerk.context.set_offline(True)
    codes = [take(clerk, name) for name in NAMES[:2]]
    assert codes[0].endswith("-0001")
    assert codes[1].startswith("TAM-")
    clerk.context.set_offline(False)
    wait_for_states(clerk, "sent", "sent")
    numbers = sorted(code[-4:] for code in Dossier.objects.values_list("code", flat=True))
    assert numbers == ["0001", "0002"]


def test_what_the_server_refuses_stays_on_the_machine_until_it_is_corrected(clerk, site):
    prepare(clerk, site)
    clerk.context.set_offline(True)
    broken = {"name": "don.pdf", "mimeType": "application/pdf", "buffer": b"MZ not a pdf at all"}
    code = take(clerk, NAMES[0], broken)
    clerk.context.set_offline(False)
    wait_for_states(clerk, "error")
    assert not Dossier.objects.exists()
    clerk.get_by_role("button", name="Sửa").click()
    assert clerk.input_value("#ko-name") == NAMES[0]
    clerk.set_input_files("#ko-paper-0-file", pdf("don.pdf"))
    clerk.get_by_role("button", name="Nhận hồ sơ và in giấy").click()
    wait_for_states(clerk, "sent")
    assert Dossier.objects.get().code == code
    assert Paper.objects.exclude(file=None).count() == 1


def test_personal_data_lie_sealed_on_the_machine_and_go_when_they_were_sent(clerk, site):
    prepare(clerk, site)
    clerk.context.set_offline(True)
    take(clerk, NAMES[0], pdf("don-cua-toi.pdf"))
    clerk.fill("#ko-name", "Đang nhập dở")
    clerk.wait_for_timeout(1200)
    kept = clerk.evaluate(KEPT)
    for secret in (NAMES[0], "064099001234", "don-cua-toi", "%PDF", "Đang nhập dở"):
        assert secret not in kept
    clerk.reload()
    clerk.fill("#ko-pin", "111111")
    clerk.click("#ko-unlock")
    clerk.get_by_text("Mã PIN không đúng").wait_for()
    assert clerk.locator("#ko-work").is_hidden()
    clerk.wait_for_timeout(1200)
    unlock(clerk)
    assert clerk.input_value("#ko-name") == "Đang nhập dở"
    clerk.context.set_offline(False)
    wait_for_states(clerk, "sent")
    assert clerk.evaluate(SNAPSHOT) == 1
    assert clerk.evaluate("Object.keys(globalThis.before.blobs).length") == 0
    assert clerk.evaluate("globalThis.before.drafts[0].sealed === undefined")


def test_a_dropped_draft_has_its_number_voided_and_the_rest_is_returned(clerk, site):
    prepare(clerk, site, count=3)
    clerk.context.set_offline(True)
    take(clerk, NAMES[0])
    clerk.get_by_text("Bỏ hồ sơ này").click()
    clerk.get_by_label("Lý do (ghi vào số bị hủy)").fill("In hỏng")
    clerk.get_by_role("button", name="Bỏ hồ sơ", exact=True).click()
    clerk.get_by_text("Chưa có hồ sơ nào").wait_for()
    clerk.context.set_offline(False)
    clerk.wait_for_timeout(300)
    if clerk.locator("#ko-send").is_enabled():
        clerk.click("#ko-send")
    clerk.get_by_text("Đã gửi xong").wait_for()
    assert list(NumberUse.objects.values_list("number", "fate", "reason")) == [
        (1, "voided", "In hỏng")
    ]
    clerk.get_by_text("Trả số chưa dùng").click()
    clerk.fill("#ko-return-why", "Hết đợt mất mạng")
    clerk.get_by_role("button", name="Trả số", exact=True).click()
    clerk.get_by_text("Đã trả các số chưa dùng").wait_for()
    fates = NumberUse.objects.filter(range__day=date(2021, 6, 15)).order_by("number")
    assert [use.fate for use in fates] == ["voided", "given_back", "given_back"]


def test_everything_on_the_machine_can_be_wiped(clerk, site):
    prepare(clerk, site)
    clerk.get_by_text("An toàn dữ liệu và xóa máy").click()
    clerk.check("#ko-wipe-sure")
    with clerk.expect_navigation():
        clerk.get_by_role("button", name="Xóa dữ liệu trên máy này").click()
    clerk.locator("body[data-ready=yes]").wait_for()
    assert clerk.locator("#ko-status").is_hidden()
    assert clerk.evaluate(KEPT) == ""


def test_the_machine_counts_the_same_due_moment_as_the_server(clerk, site, units):
    prepare(clerk, site)
    pack = clerk.evaluate("""async () =>
        (await (await import('/static/ui/offline/store.js')).get('meta', 'pack')).timetable""")
    timetable = Timetable.of(units["H21.31"].pk, service="paper")
    clocks = ((6, 0), (9, 7), (12, 30), (15, 1), (17, 0), (23, 59))
    days = (8, 11, 12, 13, 15, 30)
    starts = [datetime(2021, 6, day, *clock, tzinfo=HERE) for day in days for clock in clocks]
    limits = (
        Limit(5),
        Limit(0, 12),
        Limit(Decimal("2.5")),
        Limit(0, 0, 10),
        Limit(),
        Limit(3, 4, 7),
    )
    for limit in limits:
        told = {"days": limit.whole_days, "minutes": limit.minutes, "calendar": limit.calendar_days}
        found = clerk.evaluate(DUE, [pack, [at.isoformat() for at in starts], told])
        assert found == [timetable.due_at(at, limit).at.isoformat() for at in starts], limit


def test_the_page_is_sound_when_the_line_is_down(clerk, site):
    prepare(clerk, site)
    clerk.context.set_offline(True)
    take(clerk, NAMES[0], pdf("don.pdf"))
    clerk.fill("#ko-find", "bien dong")
    clerk.get_by_role("button", name="Nhận hồ sơ và in giấy").click()
    clerk.locator("#ko-wrong").wait_for()
    clerk.get_by_role("button", name="In phiếu").click()
    clerk.refused.clear()
    _is_sound(clerk, "ngoai-tuyen")


def test_the_page_is_sound_before_it_is_prepared_and_when_locked(clerk, site):
    clerk.goto(site + PAGE)
    clerk.locator("body[data-kept=yes]").wait_for()
    _is_sound(clerk, "ngoai-tuyen-moi")
    prepare(clerk, site)
    clerk.click("#ko-lock-now")
    clerk.locator("#ko-pin").wait_for()
    _is_sound(clerk, "ngoai-tuyen-khoa")
