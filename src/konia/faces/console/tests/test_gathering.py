import os

import pytest

from konia.faces.console import gathering
from konia.faces.console.gathering import KEPT, STAMP, gather


@pytest.fixture
def gathered(settings, tmp_path, monkeypatch):
    """How often files were gathered, and into which folder."""
    settings.STATIC_ROOT = tmp_path / "static" / "0000"
    calls = []

    def collect(*_, **__):
        settings.STATIC_ROOT.mkdir(exist_ok=True)
        calls.append(settings.STATIC_ROOT.name)

    monkeypatch.setattr(gathering, "call_command", collect)
    return calls


def test_the_files_of_a_version_are_gathered_once(gathered):
    assert [gather(), gather()] == [True, False]
    assert gathered == ["0000"]


def test_another_version_gathers_its_own(gathered, settings):
    gather()
    settings.STATIC_ROOT = settings.STATIC_ROOT.with_name("1111")
    assert gather()
    assert gathered == ["0000", "1111"]
    assert (settings.STATIC_ROOT.with_name("0000") / STAMP).exists()


def test_a_folder_left_half_full_is_gathered_again(gathered, settings):
    settings.STATIC_ROOT.mkdir(parents=True)
    assert gather()


def test_only_versions_served_lately_are_kept(gathered, settings):
    ground = settings.STATIC_ROOT.parent
    for number in range(KEPT + 2):
        settings.STATIC_ROOT = ground / f"{number:04}"
        gather()
        os.utime(settings.STATIC_ROOT / STAMP, (number, number))
    left = sorted(path.parent.name for path in ground.glob(f"*/{STAMP}"))
    assert left == [f"{number:04}" for number in range(2, KEPT + 2)]


def test_what_django_gathers_lies_there_whole(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static" / "whole"
    assert gather()
    assert (settings.STATIC_ROOT / "konia" / "css" / "app.css").is_file()
