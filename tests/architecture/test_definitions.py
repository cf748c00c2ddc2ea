"""People who read a number read its definition in their own language."""

from konia.kernel.figures.definitions import FIGURES, meanings


def test_every_figure_is_explained_in_vietnamese():
    explained = meanings()
    names = {definition.name for definition in FIGURES if not definition.name.startswith("test.")}
    assert sorted(names - explained.keys()) == []
    assert sorted(explained.keys() - names) == []
    assert all(len(text) > 25 for text in explained.values())
