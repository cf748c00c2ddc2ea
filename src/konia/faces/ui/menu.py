"""The menu of a face: the doors somebody may open, made once for the same permissions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_urlconf, reverse

MOST_KEPT = 512


@dataclass(frozen=True)
class Entry:
    """One line of the menu, ready to print."""

    title: str
    url: str
    group: str
    icon: str
    here: bool = False


def menu(face: str, granted: Iterable[str], path: str) -> list[Entry]:
    """The doors of a face this person may open, in order; the one they stand in is marked.

    Doors of one group stand together, where the first of them stands. A door whose page is not
    installed is left out.
    """
    doors = _doors(face, frozenset(granted), get_urlconf())
    here = nearest(path, [door.url for door in doors])
    return [replace(door, here=True) if door.url == here else door for door in doors]


@lru_cache(MOST_KEPT)
def _doors(face: str, granted: frozenset[str], _urlconf: str | None) -> tuple[Entry, ...]:
    """What somebody with these permissions may open: it follows from the name plates alone."""
    from konia.kernel.rooms.plates import doors_for

    found = list(doors_for(face, granted))
    groups = list(dict.fromkeys(door.group for door in found))
    found.sort(key=lambda door: groups.index(door.group))
    entries = (Entry(door.title, address(door), door.group, door.icon) for door in found)
    return tuple(entry for entry in entries if entry.url)


def address(door: Any) -> str:
    """Where the door leads, or '' when nothing is there."""
    try:
        return reverse(door.target, args=door.args)
    except NoReverseMatch:
        return ""


def nearest(path: str, urls: Iterable[str]) -> str:
    """The longest address that begins this path; a home address counts only exactly."""
    fits = [url for url in urls if path == url or (url.count("/") > 2 and path.startswith(url))]
    return max(fits, key=len, default="")


def navigation(doors: Iterable[Entry], prefix: str) -> str:
    """The menu as a list of links, printed once for the same doors. prefix: of its ids."""
    return _printed(tuple(doors), prefix)


@lru_cache(MOST_KEPT)
def _printed(doors: tuple[Entry, ...], prefix: str) -> str:
    return render_to_string("ui/navigation.html", {"doors": doors, "prefix": prefix})
