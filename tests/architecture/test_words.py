from django.apps import apps

from konia.kernel.figures.definitions import FIGURES

from .reading import book, choices_of, classes_of, rooms


def _words_of(label, folder):
    models = {model.__name__ for model in apps.get_app_config(label).get_models()}
    return models | choices_of(folder)


def test_every_model_and_every_list_of_choices_is_in_the_glossary_of_its_room():
    glossary = book("glossary")
    missing = {
        label: sorted(words - glossary.get(label, {}).keys())
        for label, folder in rooms().items()
        if (words := _words_of(label, folder)) - glossary.get(label, {}).keys()
    }
    assert missing == {}


def test_every_word_of_the_glossary_has_its_vietnamese():
    wordless = [
        f"{room}.{name}"
        for room, entries in book("glossary").items()
        for name, entry in entries.items()
        if not str(entry.get("vi", "")).strip()
    ]
    assert wordless == []


def test_the_glossary_names_nothing_that_is_not_there():
    """A word that outlives its class misleads whoever looks it up."""
    stale = {
        label: sorted(entries.keys() - {node.name for node in classes_of(rooms()[label])})
        for label, entries in book("glossary").items()
        if label in rooms()
    }
    assert {label: names for label, names in stale.items() if names} == {}


def test_every_figure_rests_on_a_known_source():
    known = {key for entries in book("sources").values() for key in entries}
    unknown = {each.code: each.source for each in FIGURES if each.source.split(":")[0] not in known}
    assert unknown == {}


def test_every_source_has_a_title_and_one_title_only():
    titles: dict[str, set[object]] = {}
    for entries in book("sources").values():
        for key, entry in entries.items():
            titles.setdefault(key, set()).add(entry.get("title") or "")
    assert {key: said for key, said in titles.items() if len(said) > 1 or "" in said} == {}


def test_what_is_not_certain_says_so():
    """A source without a link or a confirmation carries a note."""
    silent = [
        f"{room}.{key}"
        for room, entries in book("sources").items()
        for key, entry in entries.items()
        if not (entry.get("confirmed_by") or entry.get("note") or entry.get("link"))
    ]
    assert silent == []
