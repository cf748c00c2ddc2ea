"""The API behaves as its own description says, whatever is sent to it."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
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


def described():
    """The API as it describes itself, spoken to in this process."""
    raw = api.get_openapi_schema(path_prefix="/api/v1/")
    schema = schemathesis.openapi.from_dict(raw)
    schema.app = get_wsgi_application()
    return schema


def operations():
    return [found.ok() for found in described().get_all_operations()]


NAMES = [f"{one.method.upper()} {one.path}" for one in operations()]


def call_often(operation, headers):
    """Call one operation with made-up input, good and bad."""

    @seed(20210615)
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.data())
    def run(data):
        case = data.draw(operation.as_strategy())
        case.call_and_validate(headers=headers, checks=CHECKS)

    run()


@pytest.mark.parametrize("name", NAMES)
def test_a_stranger_gets_only_documented_answers(units, name):
    call_often(operations()[NAMES.index(name)], {})


@pytest.mark.parametrize("name", NAMES)
def test_a_program_gets_only_documented_answers(units, minh, name):
    bearer = program(minh)
    bearer.post("dossiers", application(make_procedure(units)))
    call_often(operations()[NAMES.index(name)], {"Authorization": f"Bearer {bearer.text}"})


def test_every_endpoint_says_what_it_refuses_with():
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    for path, each in schema["paths"].items():
        for method, operation in each.items():
            assert {"401", "404", "422"} <= operation["responses"].keys(), (method, path)
            assert operation["summary"], path
