"""Every kind of page, opened on a phone and at a desk: no axe finding, no error, no side scroll."""

from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.browser,
    # A browser leaves sockets open that it never used.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "tools" / "vendor" / "dist" / "axe.min.js"
SHOTS = ROOT / "var" / "screenshots"
RUN_AXE = """
axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
  one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).join(', ')))
"""
QUESTION = "?unit=H21&ky=2020-12-15..2021-06-14&den=2021-06-15"
LIST = "/lam-viec/so/mail.mailboxes/"
PUBLIC = {
    "trang-chu": "/",
    "tim": "/tim/?q=hop+thu",
    "so-lieu": "/so-lieu/?linh-vuc=mail",
    "giai-quyet": "/so-lieu/giai-quyet-ho-so/?xem=cap",
    "chi-tieu": f"/so-lieu/mail.used_regularly/{QUESTION}",
    "api": "/api/v1/docs",
    "khong-co": "/khong-co-trang-nay/",
    "loi-cau-hoi": "/so-lieu/mail.mailboxes/?den=1/1/2999",
    "dang-nhap": "/lam-viec/dang-nhap/",
    "kiem-tra-chu-ky": "/kiem-tra-chu-ky/",
}
DESK = {
    "trang-chinh": "/lam-viec/",
    "tim": "/lam-viec/tim/?q=pleiku",
    "cac-so": "/lam-viec/so/",
    "so": LIST,
    "so-loc-sai": f"{LIST}?created_on_from=31/6/2021",
    "ban-ghi": f"{LIST}{{pk}}/",
    "them": f"{LIST}them/",
    "sua": f"{LIST}{{pk}}/sua/",
    "rut": f"{LIST}{{pk}}/rut/",
    "nhap": f"{LIST}nhap/",
    "quy-dinh": "/lam-viec/diem-mot-cua/quy-dinh/",
    "sap-den-han": "/lam-viec/ho-so/qua-han/?xem=sap-den",
    "cac-don-vi": "/lam-viec/don-vi/?duoi=H21&ngay=15/6/2021",
    "don-vi": "/lam-viec/don-vi/H21.31/",
    "cac-chi-tieu": "/lam-viec/chi-tieu/",
    "the-chi-tieu": f"/lam-viec/chi-tieu/mail.used_regularly/{QUESTION}",
    "phu-luc": "/lam-viec/bao-cao/cchc-2021-h1/",
    "thuyet-minh": "/lam-viec/bao-cao/cchc-2021-h1/so-lieu-thuyet-minh/",
    "nhat-ky": "/lam-viec/nhat-ky/",
}
WIDTHS = (390, 1440)


@pytest.fixture(params=WIDTHS)
def page(request, chromium, site):
    """A fresh page of one width; script errors and refused loads are collected."""
    context = chromium.new_context(viewport={"width": request.param, "height": 900})
    context.set_default_timeout(20_000)
    opened = context.new_page()
    opened.refused = []
    opened.on("pageerror", lambda error: opened.refused.append(str(error)))
    opened.on("console", lambda told: opened.refused.append(told.text) if _is_bad(told) else None)
    yield opened
    context.close()


def _is_bad(told):
    return told.type == "error" and "status of 4" not in told.text


@pytest.fixture
def signed_in(page, site, client, minh):
    """The page of somebody who may do everything."""
    client.force_login(minh.account)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    return page


def _is_sound(page, name):
    page.wait_for_load_state("networkidle")
    SHOTS.mkdir(parents=True, exist_ok=True)
    width = page.viewport_size["width"]
    page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
    assert page.refused == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_sound(page, site, boxes, name):
    answer = page.goto(site + PUBLIC[name])
    assert answer.status == {"khong-co": 404, "loi-cau-hoi": 422}.get(name, 200)
    _is_sound(page, f"cong-{name}")


@pytest.mark.parametrize("name", DESK)
def test_a_page_of_the_desk_is_sound(signed_in, site, boxes, small_report, monkeypatch, name):
    monkeypatch.setattr("konia.faces.workspace.annex.report_of", lambda report: small_report)
    from konia.domains.mail.models import Mailbox

    first = Mailbox.objects.order_by("pk").first()
    answer = signed_in.goto(site + DESK[name].format(pk=first.pk))
    assert answer.status == {"so-loc-sai": 422}.get(name, 200)
    assert "/dang-nhap/" not in signed_in.url
    _is_sound(signed_in, f"ban-{name}")


def test_the_public_pages_are_readable_without_scripts(chromium, site, boxes):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/so-lieu/mail.used_regularly/{QUESTION}")
    assert page.get_by_role("heading", name="Cách tính").is_visible()
    assert page.get_by_role("link", name="UBND thành phố Pleiku").is_visible()
    context.close()


def test_a_first_visit_is_light(chromium, site, boxes):
    """Measured as a server sends it: text packed with gzip, fonts as they are."""
    import gzip

    context = chromium.new_context()
    page = context.new_page()
    sizes = {}

    def weigh(response):
        body = response.body()
        is_packed = response.url.endswith(".woff2")
        sizes[response.url] = len(body) if is_packed else len(gzip.compress(body))

    page.on("requestfinished", lambda request: weigh(request.response()))
    page.goto(site)
    page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) < 150_000, sizes
    context.close()


def test_the_list_is_searched_without_leaving_the_page(signed_in, site, boxes):
    signed_in.goto(site + LIST)
    if not signed_in.locator("#loc_q").is_visible():
        signed_in.locator(".k-filters > summary").click()
    signed_in.fill("#loc_q", "ksor")
    signed_in.keyboard.press("Enter")
    signed_in.wait_for_url("**q=ksor**")
    signed_in.get_by_text("Ksor Hoa").wait_for()
    assert signed_in.get_by_text("Nguyễn Thị Lan").count() == 0


def test_a_record_is_entered_with_the_keyboard_alone(signed_in, site):
    signed_in.goto(f"{site}{LIST}them/")
    signed_in.focus("#id_unit")
    for text in ("Pleiku", "moi@gialai.gov.vn", "Lan", "1/6/2021"):
        signed_in.keyboard.press("Control+A")
        signed_in.keyboard.type(text)
        signed_in.keyboard.press("Tab")
    signed_in.locator("#id_locked_on").press("Enter")
    signed_in.wait_for_url("**/so/mail.mailboxes/*/")
    assert signed_in.get_by_role("heading", name="moi@gialai.gov.vn").is_visible()
