"""The figures of these tests exist only while the tests run."""

import pytest

from .asking import SHAPES, declare, forget


@pytest.fixture(autouse=True)
def figures_of_these_tests():
    for name, shape in SHAPES.items():
        declare(name, shape)
    yield
    forget()
