"""Somebody walks the codes and numbers of other people's dossiers, on every address there is."""

import re
from itertools import product
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ResultIn
from konia.domains.dossiers.models import Draft, Letter, Paper, Result, Step
from konia.domains.payments.models import PaymentRequest
from konia.faces.api.moves import MoveName
from konia.faces.portal.tests.citizen_stage import (
    begin,
    birth_registration,
    browser_of,
    fill,
    make_person,
    photo,
    send,
)
from konia.faces.portal.tests.test_own import at
from konia.faces.ui.tests.pages import plain_files
from konia.faces.workspace.dossier_words import SLUGS
from konia.kernel.access.models import Grant, PublicPost
from konia.kernel.files.uploads import keep_upload
from konia.testing.cast import powers_of

__all__ = ["plain_files"]
NOBODY = "000.00.05.H21-210615-9999"
SECRETS = ("Nguyễn Văn Bình", "064080000001", "0905000101", "Nguyễn Thị Mai", "Bí mật của Bình")
# Where dossiers, and what belongs to one, are opened.
GROUNDS = (
    "nop-ho-so/b/", "ho-so-cua-toi/", "lam-viec/tiep-nhan/", "lam-viec/ho-so/",
    "lam-viec/thanh-toan/", "lam-viec/diem-mot-cua/gui-buu-chinh/", "api/v1/dossiers/",
)  # fmt: skip
BY_NUMBER_OF_SOMETHING_ELSE = {"lam-viec/thanh-toan/doi-soat/<int:pk>/"}


def routes(resolver=None, before=""):
    """Every address of the site as it is written in the books of addresses."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path
        else:
            yield from routes(pattern, path)


def walked():
    """The addresses that bear a code or a number of a dossier, or of what belongs to one."""
    found = [path for path in routes() if "<" in path and path.startswith(GROUNDS)]
    return sorted(set(found) - BY_NUMBER_OF_SOMETHING_ELSE)


@pytest.fixture
def clerk(units):
    return powers_of("thu", "H21.31.02")


@pytest.fixture
def victim(units, clerk, lan):
    """Everything Bình has here: a dossier with its papers, letter, result and payment; a draft."""
    birth = birth_registration(units)
    browser = browser_of(make_person(units))
    code = send(browser, units, birth)
    actions.accept(code, at=at(15, 10), by=clerk)
    while Step.objects.get(dossier__code=code, done_on=None).role not in {3, 6}:
        actions.pass_on(code, words=SECRETS[-1], at=at(15, 10), by=clerk)
    signed = keep_upload(photo())
    results = [ResultIn("Giấy khai sinh", file_id=signed.pk)]
    actions.decide(code, results=results, at=at(15, 11), by=clerk)
    second = birth_registration(units, code="1.777777.H21")
    draft = begin(browser, second)
    fill(browser, draft, units)
    return {
        "code": [code], "request_code": list(PaymentRequest.objects.values_list("code", flat=True)),
        "pk": [
            *Letter.objects.values_list("pk", flat=True),
            *Paper.objects.values_list("pk", flat=True),
            *Result.objects.values_list("pk", flat=True),
        ],
        "draft": list(Draft.objects.values_list("pk", flat=True)), "file_id": [signed.pk],
    }  # fmt: skip


@pytest.fixture
def walkers(units, hoa):
    """Who walks: another citizen, officials without business here, and nobody."""
    chi = make_person(units, "Trần Thị Chi", "064080000002")
    ended = powers_of("cu", "H21.31.02")
    Grant.objects.filter(account=ended.account).update(last_on="2021-06-14")
    shut = powers_of("nghi", "H21.31.02")
    made = {"chi": browser_of(chi), "stranger": Client()}
    for name, powers in (("hoa", hoa), ("ended", ended), ("shut", shut)):
        made[name] = Client()
        made[name].force_login(powers.account)
    shut.account.is_active = False
    shut.account.save()
    return made


def filled(path, known):
    """The addresses a path stands for, with what is known put in."""
    names = re.findall(r"<(?:[a-z]+:)?([a-z_]+)>", path)
    is_payment = path.startswith("lam-viec/thanh-toan/")
    more = {
        "slug": list(SLUGS.values()), "stage": ["kiem-tra"], "place": [1], "act": ["gui", "giao"],
        "kind": ["papers", "results", "letters"], "move": [move.value for move in MoveName],
    }  # fmt: skip
    asked = known | more
    if path.startswith("nop-ho-so/b/"):
        asked |= {"pk": known["draft"]}
    if is_payment:
        asked |= {"code": known["request_code"]}
    for values in product(*(asked[name] for name in names)):
        address = path
        for value in values:
            address = re.sub(r"<[^>]+>", str(value), address, count=1)
        yield f"/{address}"


NOTHING = {
    "code": [NOBODY], "request_code": ["TT210615-2222222222"], "pk": [999_999],
    "draft": [999_999], "file_id": [999_999],
}  # fmt: skip


def told(browser, address, method):
    """What an address answers: status and words, without what differs at each asking."""
    PublicPost.objects.all().delete()  # the limit of tries is tested elsewhere
    kind = "application/json" if address.startswith("/api/") else "text/html"
    if method == "get":
        answer = browser.get(address, headers={"accept": kind})
    elif kind == "application/json":
        answer = browser.post(address, "{}", content_type=kind, headers={"accept": kind})
    else:
        answer = browser.post(address, {"reason": "x"})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    words = body.decode(errors="replace") + answer.headers.get("Location", "")
    return answer.status_code, words


def plain(words, address):
    """The words without the address and code that were asked for and without marks of forms."""
    codes = re.findall(r"[0-9A-Z.]{5,}-[0-9A-Z-]+", address)
    for value in (quote(address, safe=""), quote(address), address, *codes):
        words = words.replace(value, "…")
    return re.sub(r'"[A-Za-z0-9]{64}"', "", words)


def test_every_ground_has_addresses_to_walk():
    """So that the walk below cannot pass by looking at nothing."""
    paths = walked()
    assert len(paths) > 25
    assert all(any(path.startswith(ground) for path in paths) for ground in GROUNDS)


def test_whoever_it_concerns_does_find_it(victim, units, clerk):
    """The same walk opens pages and tells secrets to the clerk of the ward."""
    browser = Client()
    browser.force_login(clerk.account)
    seen = [told(browser, each, "get") for path in walked() for each in filled(path, victim)]
    assert sum(status == 200 for status, _ in seen) > 10
    assert any(SECRETS[0] in words for _, words in seen)


@pytest.mark.parametrize("name", ["chi", "hoa", "stranger", "ended", "shut"])
def test_nobody_finds_anything_by_walking_and_what_is_there_is_told_like_what_is_not(
    victim, walkers, name
):
    browser, leaks = walkers[name], []
    for path, method in product(walked(), ("get", "post")):
        nothing = {_like(browser, each, method) for each in filled(path, NOTHING)}
        for address in filled(path, victim):
            status, words = told(browser, address, method)
            if not _is_shut(status, words) or any(one in words for one in SECRETS):
                leaks.append((method, address, status))
            elif (status, plain(words, address)) not in nothing:
                leaks.append((method, address, status, "unlike what is not there"))
    assert leaks == []


def _like(browser, address, method):
    status, words = told(browser, address, method)
    return status, plain(words, address)


def _is_shut(status, words):
    """Refused, or led to sign in; 422 comes before anything is looked up."""
    return status in {401, 403, 404, 405, 422} or (status == 302 and "dang-nhap/" in words)


LISTS = (
    "/ho-so-cua-toi/", "/kho-giay-to/", "/kho-giay-to/?q={code}",
    "/lam-viec/ho-so/", "/lam-viec/ho-so/?q={code}", "/lam-viec/ho-so/?q=binh",
    "/lam-viec/ho-so/tai-ve.csv", "/lam-viec/ho-so/qua-han/", "/lam-viec/ho-so/so-theo-doi/",
    "/lam-viec/viec-can-lam/?the=don-vi", "/lam-viec/viec-can-lam/?q={code}",
    "/lam-viec/tiep-nhan/truc-tuyen/", "/lam-viec/tim/?q={code}",
    "/lam-viec/tim/?q=nguyen+van+binh",
    "/lam-viec/thanh-toan/", "/lam-viec/thanh-toan/?q={code}",
    "/lam-viec/diem-mot-cua/gui-buu-chinh/",
    "/lam-viec/so/dossiers.dossiers/", "/lam-viec/so/dossiers.dossiers/?q={code}",
    "/lam-viec/so/dossiers.dossiers/tai-ve.csv", "/lam-viec/danh-gia/", "/lam-viec/thong-bao/",
    "/lam-viec/nhat-ky/", "/tim/?q={code}", "/tim/?q=nguyen+van+binh",
    "/api/v1/dossiers?count=true", "/api/v1/dossiers?q={code}&count=true", "/api/v1/events",
    "/api/v1/registers/dossiers.dossiers",
)  # fmt: skip


@pytest.mark.parametrize("name", ["chi", "hoa", "stranger", "ended", "shut"])
def test_no_list_search_count_or_export_tells_of_it(victim, walkers, name):
    browser = walkers[name]
    (code,) = victim["code"]
    for address in LISTS:
        status, words = told(browser, address.format(code=code), "get")
        assert status < 500, address
        rows = words.replace(address.format(code=code), "").replace(f'value="{code}"', "")
        assert f"/{code}/" not in rows, address
        assert not [one for one in SECRETS if one in rows], address


@pytest.mark.parametrize("name", ["hoa", "ended"])
def test_no_count_grows_with_it(victim, walkers, name):
    answer = walkers[name].get("/api/v1/dossiers?count=true")
    assert answer.status_code == 403 or answer.json()["total"] == 0


def test_what_anybody_may_open_by_its_code_tells_nothing_personal(victim, walkers):
    (code,) = victim["code"]
    for address in (f"/tra-cuu/{code}/", f"/api/v1/public/dossiers/{code}"):
        status, words = told(walkers["stranger"], address, "get")
        assert status == 200
        assert not [one for one in SECRETS if one in words]


@pytest.mark.parametrize(
    "address",
    ["/thanh-toan/TT210615-2222222222/", "/thanh-toan/TT210615-2222222222/bien-lai.pdf",
     "/danh-gia/1/", "/danh-gia/1-abcdef/", "/so-thu-tu/phieu/1/", "/so-thu-tu/phieu/1-abcdef/",
     f"/tra-cuu/{NOBODY}/", f"/api/v1/public/dossiers/{NOBODY}"],
)  # fmt: skip
def test_keys_and_codes_cannot_be_guessed(victim, walkers, address):
    assert told(walkers["stranger"], address, "get")[0] == 404
