"""Fixtures of this face's tests."""

import pytest

from konia.domains.dossiers.tests.stage import make_procedure
from konia.domains.dossiers.tests.test_online_life import siu
from konia.faces.ui.tests.pages import boxes, desk, plain_files, small_report

from .programs import application, program

__all__ = ["boxes", "desk", "plain_files", "siu", "small_report"]


@pytest.fixture
def desk_program(lan):
    """The software of Pleiku's desk."""
    return program(lan)


@pytest.fixture
def procedure(units):
    """A procedure with an internal process of four steps."""
    return make_procedure(units)


@pytest.fixture
def received(desk_program, procedure):
    """A dossier that came in through the API."""
    answer = desk_program.post("dossiers", application(procedure))
    assert answer.status_code == 201, answer.content
    return answer.json()
