import pytest

from konia.project.statics import folder


@pytest.fixture
def source(tmp_path):
    """A folder of sources with one file."""
    made = tmp_path / "source"
    (made / "css").mkdir(parents=True)
    (made / "css" / "app.css").write_text("a {}")
    return made


def test_the_same_sources_share_a_folder_wherever_they_lie(source, tmp_path):
    moved = folder(tmp_path, [source]), folder(tmp_path, [source.rename(tmp_path / "moved")])
    assert moved[0] == moved[1]
    assert moved[0].parent == tmp_path / "static"


def test_a_changed_or_renamed_file_makes_another_folder(source, tmp_path):
    found = {folder(tmp_path, [source])}
    (source / "css" / "app.css").write_text("b {}")
    found.add(folder(tmp_path, [source]))
    (source / "css" / "app.css").rename(source / "css" / "main.css")
    found.add(folder(tmp_path, [source]))
    assert len(found) == 3
