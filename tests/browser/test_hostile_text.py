"""A script in every text field: what is kept of it, and what is typed, is shown as text.

The walk follows every link of the pages of the one-stop shop, opens each kind of page once, fills
each box it finds and sends the form. Nothing that was typed may ever run, or become a part of the
page.
"""

from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from konia.domains.counters import actions as counters
from konia.domains.counters.tests.factories import ServiceLineFactory, WindowFactory
from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ApplicantIn, PaperIn, ResultIn
from konia.domains.dossiers.models import Step
from konia.domains.dossiers.tests.stage import received
from konia.domains.procedures.tests.factories import QuestionFactory
from konia.faces.portal.tests.citizen_stage import (
    begin,
    birth_registration,
    browser_of,
    fill,
    make_person,
    send,
)
from konia.faces.portal.tests.test_own import at
from konia.faces.ui.moment import now
from konia.faces.workspace.dossier_words import SLUGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"
CITIZENS = ("", "thu-tuc/", "tim/", "tra-cuu/", "ho-so-cua-toi/", "nop-ho-so/", "tai-khoan/",
            "thanh-toan/", "danh-gia/", "so-thu-tu/")  # fmt: skip
DESKS = ("lam-viec/tiep-nhan/", "lam-viec/ho-so/", "lam-viec/viec-can-lam/", "lam-viec/quay/",
         "lam-viec/thanh-toan/", "lam-viec/nguoi-dan/", "lam-viec/uy-quyen/", "lam-viec/dieu-hanh/",
         "lam-viec/diem-mot-cua/", "lam-viec/thu-tuc/", "lam-viec/thong-bao/", "lam-viec/danh-gia/",
         "lam-viec/tim/")  # fmt: skip
STAGES = ("truong-hop", "noi-nop", "cau-hoi-ban", "cau-hoi-tre", "cau-hoi-quan-he", "giay-to-2",
          "nhan-ket-qua", "kiem-tra")  # fmt: skip
FILES = (".pdf", ".csv", ".xlsx", ".docx", ".json", ".js", "/phieu-kiem-soat/", "/so-theo-doi/")
MANY_IN_ONE = ("viec/<str:slug>/", "<int:pk>/<str:stage>/")  # one address, many kinds of page
# What a page would hold if the text had become a part of it.
INJECTED = "document.querySelectorAll('img[src=x], [onerror], main script:not([src])').length"
FILL = """script => {
  for (const form of document.querySelectorAll('main form[method=post i]')) {
    if (form.dataset.walked) continue;
    for (const box of form.querySelectorAll('input, textarea')) {
      if (box.type === 'hidden' || box.type === 'file') continue;
      if (box.type === 'checkbox') box.checked = true;
      else if (box.type === 'radio') form.querySelector(`[name="${box.name}"]`).checked = true;
      else if (!['submit', 'button'].includes(box.type)) {
        box.type = box.tagName === 'INPUT' ? 'text' : box.type;
        box.removeAttribute('maxlength');
        box.value = script;
      }
    }
    form.noValidate = true;
  }
  return document.querySelectorAll('main form[method=post i]').length;
}"""
SEND = "number => document.querySelectorAll('main form[method=post i]')[number].submit()"


@pytest.fixture
def world(units, minh):
    """A citizen, an official and dossiers whose every text is a script."""
    birth = birth_registration(units)
    QuestionFactory(procedure=birth, question=SCRIPT, answer=SCRIPT)
    binh = make_person(units, SCRIPT)
    browser = browser_of(binh)
    code = send(browser, units, birth)
    actions.accept(code, at=at(15, 10), by=minh)
    while Step.objects.get(dossier__code=code, done_on=None).role not in {3, 6}:
        actions.pass_on(code, words=SCRIPT, at=at(15, 10), by=minh)
    results = [ResultIn(SCRIPT, number=SCRIPT[:50])]
    actions.decide(code, results=results, at=at(15, 11), by=minh)
    fill(browser, begin(browser, birth_registration(units, code="1.777777.H21")), units)
    draft = begin(browser, birth)
    who = ApplicantIn(SCRIPT, identity_no="064099001234", address=SCRIPT)
    at_the_desk = received(units, minh, at=at(14), applicant=who, papers=(PaperIn(SCRIPT),))
    actions.pass_on(at_the_desk.code, words=SCRIPT, at=at(14, 10), by=minh)
    asked = {"reason": SCRIPT, "items": [SCRIPT], "at": at(14, 11), "by": minh}
    actions.ask_supplement(at_the_desk.code, **asked)
    line = ServiceLineFactory(unit=units["H21.31"], title=SCRIPT[:60])
    WindowFactory(unit=line.unit, number=1, name=SCRIPT[:60])
    counters.take_ticket("H21.31", letter=line.letter, at=now())
    return {"citizen": binh.account, "official": minh.account, "codes": [code, at_the_desk.code],
            "procedure": at_the_desk.procedure_code, "draft": draft}  # fmt: skip


class Walk:
    """Opens each kind of page once, and sends each form of it once."""

    def __init__(self, chromium, site, client, account, grounds):
        self.site, self.grounds = site, grounds
        self.waiting, self.seen, self.ran, self.shown, self.sent = [], set(), [], 0, 0
        client.force_login(account)
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(20_000)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
        self.page = context.new_page()
        self.page.on("dialog", self._ran)
        self.page.on("pageerror", lambda error: self.ran.append(str(error)))
        self.page.on("console", self._said)
        self.page.on("response", self._answered)

    def looked_at_least(self, *, pages, forms, texts):
        """So that a walk cannot pass by looking at nothing."""
        return len(self.seen) >= pages and self.sent >= forms and self.shown >= texts

    def _ran(self, dialog):
        self.ran.append(f"{self.page.url}: {dialog.message}")
        dialog.dismiss()

    def _said(self, told):
        if told.type == "error" and "status of" not in told.text:
            self.ran.append(f"{self.page.url}: {told.text}")

    def _answered(self, answer):
        if answer.status >= 500:
            self.ran.append(f"{answer.url}: {answer.status}")

    def from_here(self, *paths):
        """Walk from these pages."""
        self.waiting += [urljoin(self.site, path) for path in paths]
        while self.waiting:
            url = self.waiting.pop(0)
            if (route := self._route(url)) and route not in self.seen:
                self.seen.add(route)
                self._look(url)
        self.page.context.close()

    def _route(self, url):
        """The kind of page; none when it is not to be walked."""
        parts = urlsplit(url)
        path = parts.path
        if not url.startswith(self.site) or any(mark in path for mark in FILES):
            return None
        try:
            route = resolve(path).route
        except Resolver404:
            return None
        if not any(route.startswith(one) and (one or not route) for one in self.grounds):
            return None
        return (path if route.endswith(MANY_IN_ONE) else route, bool(parts.query))

    def _look(self, url):
        self.page.goto(url)
        self._check()
        links = "all => all.map(one => one.href)"
        self.waiting += self.page.locator("main a[href]").evaluate_all(links)
        for number in range(self.page.evaluate(FILL, SCRIPT)):
            self.page.goto(url)
            if self.page.evaluate(FILL, SCRIPT) <= number:
                break
            with self.page.expect_navigation():
                self.page.evaluate(SEND, number)
            self.sent += 1
            self._check()

    def _check(self):
        if self.page.evaluate(INJECTED):
            self.ran.append(f"{self.page.url}: became a part of the page")
        self.shown += SCRIPT[:25] in self.page.inner_text("body")


def test_no_script_of_a_citizen_runs_on_a_page_of_the_portal(chromium, site, client, world):
    walk = Walk(chromium, site, client, world["citizen"], CITIZENS)
    hostile = "?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27%3E%3Cimg%20src=x%20onerror=alert(2)%3E"
    codes = world["codes"]
    walk.from_here(
        "/", f"/thu-tuc/{hostile}", f"/tim/{hostile}", f"/tra-cuu/{hostile.replace('q', 'ma', 1)}",
        "/ho-so-cua-toi/", *(f"/ho-so-cua-toi/{code}/" for code in codes),
        *(f"/tra-cuu/{code}/" for code in codes), "/tai-khoan/", "/so-thu-tu/H21.31/",
        *(f"{world['draft']}{stage}/" for stage in STAGES),
    )  # fmt: skip
    assert walk.ran == []
    assert walk.looked_at_least(pages=25, forms=15, texts=5)


def test_no_script_runs_on_a_page_of_the_desks(chromium, site, client, world):
    walk = Walk(chromium, site, client, world["official"], DESKS)
    hostile = "?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27%3E%3Cimg%20src=x%20onerror=alert(2)%3E"
    walk.from_here(
        *(f"/{ground}" for ground in DESKS), f"/lam-viec/ho-so/{hostile}",
        f"/lam-viec/tim/{hostile}", f"/lam-viec/nguoi-dan/{hostile}",
        f"/lam-viec/tiep-nhan/{hostile}",
        *(f"/lam-viec/ho-so/{code}/" for code in world["codes"]),
        *(f"/lam-viec/ho-so/{world['codes'][1]}/viec/{slug}/" for slug in SLUGS.values()),
        f"/lam-viec/tiep-nhan/?tt={world['procedure']}",
    )  # fmt: skip
    assert walk.ran == []
    assert walk.looked_at_least(pages=60, forms=20, texts=15)
