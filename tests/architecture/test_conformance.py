"""docs/conformance.md: every requirement has a line, and what a line names is there."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from .reading import ROOT

PAGE = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")
IDS = [f"DVC-{n:02}" for n in range(1, 33)] + [f"TTHC-{n:02}" for n in range(1, 13)]
STATES = {"đã làm", "cấu hình", "một phần", "không áp dụng"}
LINES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| (DVC|TTHC)-", line)
]
GUIDES = sorted((ROOT / "docs" / "huong-dan").glob("*.md"))


def _addresses(resolver: URLResolver, lead: str = "/") -> Iterator[str]:
    for one in resolver.url_patterns:
        address = lead + str(one.pattern)
        if isinstance(one, URLPattern):
            yield re.sub(r"<[^>]+>", "<>", address)
        else:
            yield from _addresses(one, address)


def test_every_requirement_has_one_line_of_five_cells():
    assert [line[0] for line in LINES] == IDS
    assert {len(line) for line in LINES} == {5}


@pytest.mark.parametrize("line", LINES, ids=IDS)
def test_a_line_has_a_state_and_says_what_is_missing_where_something_is(line):
    state = line[2].strip("`")
    assert state in STATES
    assert ("Thiếu: " in line[3]) == (state == "một phần")


@pytest.mark.parametrize("line", LINES, ids=IDS)
def test_the_tests_a_line_names_are_there(line):
    named = re.findall(r"`([^`]+)`", line[4])
    assert named or line[2] == "`không áp dụng`"
    folders = {
        name: ROOT if name.startswith("tests/") else ROOT / "src" / "konia" for name in named
    }
    assert [name for name, folder in folders.items() if not (folder / name).is_file()] == []


def test_the_pages_the_lines_name_have_a_route():
    known = set(_addresses(get_resolver()))
    named = {text for line in LINES for text in re.findall(r"`(/[^`]*)`", line[3])}
    general = {text: re.sub(r"<[^>]+>", "<>", text) for text in named}
    assert named
    special = {"/lam-viec/ho-so/<mã>/viec/yeu-cau-bo-sung/": "/lam-viec/ho-so/<>/viec/<>/"}
    assert [t for t, form in general.items() if special.get(t, form) not in known] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_a_guide_shows_pictures_that_exist_and_are_small(guide):
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", guide.read_text(encoding="utf-8"))
    sizes = {name: (guide.parent / name).stat().st_size for name in pictures}
    assert sizes
    assert max(sizes.values()) <= 120_000
    assert sum(sizes.values()) <= 2_500_000


def test_every_picture_is_used():
    shown = "".join(guide.read_text(encoding="utf-8") for guide in GUIDES)
    taken = sorted(path.name for path in (ROOT / "docs" / "huong-dan" / "anh").glob("*.png"))
    assert [name for name in taken if name not in shown] == []
