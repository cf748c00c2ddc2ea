"""The API behaves as its own description says, whatever is sent to it."""

from contextlib import contextmanager

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from konia.domains.dossiers.tests.stage import make_procedure
from konia.faces.api.main import api

from .programs import application, program

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
]  # fmt: skip
EXAMPLES = 12


@contextmanager
def one_connection():
    """Requests share the transaction of the test, so that nothing of them stays."""
    signals = (request_started, request_finished)
    for one in signals:
        one.disconnect(close_old_connections)
    yield
    for one in signals:
        one.connect(close_old_connections)


def described():
    """The API as it describes itself, spoken to in this process."""
    schema = schemathesis.openapi.from_dict(RAW)
    schema.app = get_wsgi_application()
    return schema


def operation(name):
    method, _, path = name.partition(" ")
    return described()[path][method]


RAW = api.get_openapi_schema(path_prefix="/api/v1/")
NAMES = [f"{method.upper()} {path}" for path, each in RAW["paths"].items() for method in each]


def call_often(operation, headers):
    """Call one operation with made-up input, good and bad."""

    @seed(20210615)
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.data())
    def run(data):
        mode = data.draw(st.sampled_from(list(GenerationMode)))
        try:
            case = data.draw(operation.as_strategy(generation_mode=mode))
        except Unsatisfiable:
            case = data.draw(operation.as_strategy())  # nothing can be wrong with it
        case.call_and_validate(headers=headers, checks=CHECKS)

    with one_connection():
        run()


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_gets_only_documented_answers(units, name):
    call_often(operation(name), {})


@pytest.mark.parametrize("name", NAMES)
def test_a_program_gets_only_documented_answers(units, minh, name):
    bearer = program(minh)
    bearer.post("dossiers", application(make_procedure(units)))
    call_often(operation(name), {"Authorization": f"Bearer {bearer.text}"})


def test_every_endpoint_says_what_it_refuses_with():
    for path, each in RAW["paths"].items():
        for method, operation in each.items():
            assert {"401", "404", "422"} <= operation["responses"].keys(), (method, path)
            assert operation["summary"], path


def test_the_page_of_the_api_shows_every_call_and_what_it_takes(client, db):
    page = client.get("/api/v1/docs").content.decode()
    assert [name for name in NAMES if name not in page] == []
    assert "Idempotency-Key" in page
    assert "delivery_address" in page  # a field of the application's body
