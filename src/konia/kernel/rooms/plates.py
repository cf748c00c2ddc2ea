"""Name plates: each room declares here what it offers; nobody above imports it to know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from konia.lib.registry import Registry


@dataclass(frozen=True)
class Permission:
    """A thing an official may be allowed to do. name: 'dossiers.receive'; title: in Vietnamese."""

    name: str
    title: str


@dataclass(frozen=True)
class Door:
    """A menu entry of a face. target: a URL name of that face, so that no face is imported."""

    face: str
    target: str
    title: str
    needs: str = ""
    order: int = 50
    group: str = ""
    icon: str = ""
    args: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """Periodic work. every: 'day 06:00', 'hour' or 'minute'."""

    name: str
    every: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Room:
    """One name plate."""

    name: str
    title: str
    systems: tuple[str, ...] = ()
    permissions: tuple[Permission, ...] = ()
    doors: tuple[Door, ...] = ()
    jobs: tuple[Job, ...] = ()
    personal_data: tuple[str, ...] = ()
    keep_years: int | None = None


ROOMS: Registry[Room] = Registry()


def all_permissions() -> dict[str, Permission]:
    """Every permission any room declares, by name."""
    return {permission.name: permission for room in ROOMS for permission in room.permissions}


def doors_for(face: str, granted: Iterable[str]) -> list[Door]:
    """The menu of a face for someone who holds these permissions, in order."""
    held = frozenset(granted)
    doors = [
        door
        for room in ROOMS
        for door in room.doors
        if door.face == face and (not door.needs or door.needs in held)
    ]
    return sorted(doors, key=lambda door: (door.order, door.title))
