"""Tables made at once are those that would be made one by one, and go again."""

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel
from django.db.migrations.state import ProjectState

from konia.kernel.rooms.tables import CreateModels


def _steps():
    """A shelf and its books; each points at the other."""
    key = models.BigAutoField(primary_key=True)
    to_book = models.ForeignKey("shelves.book", models.CASCADE, null=True, related_name="+")
    to_shelf = models.ForeignKey("shelves.shelf", models.CASCADE, related_name="+")
    constraint = models.CheckConstraint(condition=models.Q(id__gt=0), name="shelves_book_counted")
    return [
        CreateModel("Shelf", [("id", key), ("best", to_book)]),
        CreateModel(
            "Book", [("id", key.clone()), ("shelf", to_shelf)], {"constraints": [constraint]}
        ),
    ]


def _after(*steps):
    state = ProjectState()
    assert state.apps.get_models() == []  # rendered, as it is while tables are made
    for step in steps:
        step.state_forwards("shelves", state)
    return state


def test_the_models_are_the_same_as_one_by_one():
    assert _after(CreateModels(_steps())) == _after(*_steps())


def test_a_migration_file_can_tell_it():
    name, args, kwargs = CreateModels(_steps()).deconstruct()
    again = CreateModels(*args, **kwargs)
    assert name == "CreateModels"
    assert _after(again) == _after(*_steps())
    assert again.describe() == "Create 2 models"


@pytest.mark.django_db(transaction=True)
def test_tables_come_with_what_holds_between_them_and_go_again():
    step, before = CreateModels(_steps()), ProjectState()
    after = _after(step)
    with connection.schema_editor() as editor:
        step.database_forwards("shelves", editor, before, after)
    try:
        with connection.cursor() as cursor:
            held = connection.introspection.get_constraints(cursor, "shelves_book")
        assert held["shelves_book_counted"]["check"]
        assert [one["foreign_key"] for one in held.values() if one["foreign_key"]] == [
            ("shelves_shelf", "id")
        ]
    finally:
        with connection.schema_editor() as editor:
            step.database_backwards("shelves", editor, after, before)
    left = connection.introspection.table_names()
    assert not [name for name in left if name.startswith("shelves_")]
