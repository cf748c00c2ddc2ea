"""Fixtures every test may use."""

import pytest

from konia.kernel.access.powers import Powers

from .cast import powers_of
from .sandbox import Stand, start
from .units import make_units


@pytest.fixture
def units(db):
    """The small province: code -> unit."""
    return make_units()


@pytest.fixture
def minh(units) -> Powers:
    """An official who may do everything in the whole province."""
    return powers_of("minh", "H21")


@pytest.fixture
def lan(units) -> Powers:
    """An official who may do everything in Pleiku."""
    return powers_of("lan", "H21.31")


@pytest.fixture
def hoa(units) -> Powers:
    """An official of another district, who must not see Pleiku."""
    return powers_of("hoa", "H21.43")


@pytest.fixture(scope="session")
def sandbox_process():
    """The stand-ins of the national systems, started once for a run."""
    process, stand = start()
    yield stand
    process.terminate()
    process.wait(timeout=10)
    process.stdout.close()


@pytest.fixture
def sandbox(sandbox_process) -> Stand:
    """The stand-ins, as if just started."""
    sandbox_process.reset()
    return sandbox_process
