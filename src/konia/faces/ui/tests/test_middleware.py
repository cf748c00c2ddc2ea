"""The headers every answer carries, and how a refusal is told."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory

from konia.faces.ui.middleware import ContentSecurityMiddleware, PlainErrorsMiddleware
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

pytestmark = pytest.mark.urls("konia.faces.ui.tests.no_urls")

PLAIN_FILES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture(autouse=True)
def _files_by_their_own_names(settings):
    settings.STORAGES = {**settings.STORAGES, **PLAIN_FILES}


def _ask(accept: str = "text/html"):
    request = RequestFactory().get("/", headers={"accept": accept})
    request.user = AnonymousUser()
    return request


def _errors() -> PlainErrorsMiddleware:
    return PlainErrorsMiddleware(lambda request: HttpResponse())


def test_the_browser_may_use_only_this_sites_own_files():
    response = ContentSecurityMiddleware(lambda request: HttpResponse())(_ask())
    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_a_page_that_sets_its_own_policy_keeps_it():
    own = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    response = ContentSecurityMiddleware(lambda request: own)(_ask())
    assert response["Content-Security-Policy"] == "sandbox"


def test_a_problem_becomes_a_page_that_says_what_why_and_what_to_do():
    problem = TooLateProblem("Đã có người tiếp nhận", why="Minh nhanh hơn.", todo="Mở lại.")
    response = _errors().process_exception(_ask(), problem)
    page = response.content.decode()
    assert response.status_code == 409
    assert all(words in page for words in ("Đã có người tiếp nhận", "Minh nhanh hơn.", "Mở lại."))


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404", "409", "429", "500", "503"])
def test_an_error_page_stands_without_any_context(status):
    page = render_to_string(f"{status}.html")
    assert "Bạn có thể làm gì" in page
    assert "style=" not in page


def test_a_machine_gets_the_problem_as_json():
    problem = FieldProblems({"born": ["Ngày không có trong lịch."]})
    response = _errors().process_exception(_ask("application/json"), problem)
    body = json.loads(response.content)
    assert response["Content-Type"] == "application/problem+json"
    assert body["status"] == 422
    assert body["errors"] == {"born": ["Ngày không có trong lịch."]}


def test_other_errors_are_left_to_django():
    assert _errors().process_exception(_ask(), ValueError("x")) is None
