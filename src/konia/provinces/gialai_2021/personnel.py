"""People and posts of the province. The tables are filled by four modules beside this one."""

from . import personnel_careers, personnel_learning, personnel_left, personnel_staff
from .world import World


def fill(world: World) -> None:
    """Quotas and people first, then what was decided about them, then what they learned."""
    crew = personnel_staff.fill(world)
    personnel_left.fill(world, crew)
    personnel_careers.fill(world, crew)
    personnel_learning.fill(world, crew)
