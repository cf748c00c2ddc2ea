import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.urls import NoReverseMatch, reverse

from konia.kernel.figures.definitions import FIGURES
from konia.kernel.figures.relations import RELATIONS
from konia.kernel.registers.models import Record
from konia.kernel.registers.registry import REGISTERS
from konia.kernel.rooms.plates import ROOMS, all_permissions

from .reading import rooms


def _records():
    return [model for model in apps.get_models() if issubclass(model, Record)]


@pytest.mark.django_db
def test_every_table_of_records_keeps_what_it_held():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'keep_revisions'"
        )
        kept = {name.strip('"') for (name,) in cursor.fetchall()}
    assert sorted({model._meta.db_table for model in _records()} - kept) == []


def test_every_kind_of_record_has_a_register():
    registered = {register.model for register in REGISTERS}
    assert sorted(str(model._meta) for model in set(_records()) - registered) == []


def test_every_register_is_kept_by_permissions_of_its_own_room():
    wrong = [
        f"{register.name}: {permission}"
        for register in REGISTERS
        for permission in (register.see, register.change)
        if permission not in {each.name for each in ROOMS.get(register.room).permissions}
    ]
    assert wrong == []


def test_every_field_a_register_names_exists():
    missing = []
    for register in REGISTERS:
        order = tuple(name.lstrip("-") for name in register.order)
        for name in (*register.columns, *register.filters, *register.key, *order):
            try:
                register.model._meta.get_field(name)
            except FieldDoesNotExist:
                missing.append(f"{register.name}.{name}")
    assert missing == []


def test_every_register_has_a_key_that_people_can_fill_in():
    wrong = [
        f"{register.name}.{name}"
        for register in REGISTERS
        for name in register.key or ("(none)",)
        if name not in {field.name for field in register.fields}
    ]
    assert wrong == []


def test_every_field_of_a_register_has_a_vietnamese_name():
    nameless = [
        f"{register.name}.{field.name}"
        for register in REGISTERS
        for field in register.fields
        if str(field.verbose_name) == field.name.replace("_", " ")
    ]
    assert nameless == []


def test_no_two_fields_of_a_register_bear_one_name():
    """An import finds a column by its head."""
    doubled = [
        register.name
        for register in REGISTERS
        if len({str(field.verbose_name) for field in register.fields}) < len(register.fields)
    ]
    assert doubled == []


def test_every_personal_field_exists():
    missing = []
    for room in ROOMS:
        for named in room.personal_data:
            model, _, field = named.partition(".")
            try:
                apps.get_model(room.name, model)._meta.get_field(field)
            except (LookupError, FieldDoesNotExist):
                missing.append(f"{room.name}: {named}")
    assert missing == []


def test_every_permission_bears_the_name_of_its_room():
    wrong = [
        permission.name
        for room in ROOMS
        for permission in room.permissions
        if not permission.name.startswith(f"{room.name}.")
    ]
    assert wrong == []


def test_every_name_plate_hangs_at_a_room():
    faces = {"portal", "workspace", "api", "bridges"}
    assert sorted({room.name for room in ROOMS} - rooms().keys() - {"rooms"} - faces) == []


def test_every_door_leads_somewhere():
    shut = []
    for room in ROOMS:
        for door in room.doors:
            if not apps.is_installed(f"konia.faces.{door.face}"):
                continue
            try:
                reverse(door.target, args=door.args)
            except NoReverseMatch:
                shut.append(f"{room.name}: {door.target}")
    assert shut == []


def test_every_door_needs_a_permission_somebody_declares():
    known = all_permissions()
    assert [
        d.target for room in ROOMS for d in room.doors if d.needs and d.needs not in known
    ] == []


def test_every_figure_belongs_to_a_room_and_has_a_sentence():
    wrong = [
        each.code
        for each in FIGURES
        if each.room not in rooms() or not each.says.split("\n")[0].endswith(".")
    ]
    assert wrong == []


def test_every_relation_is_between_figures_that_exist():
    """Relations to rooms that are not installed here are left alone."""
    strangers = {
        name
        for relation in RELATIONS
        for name in (*relation.left, relation.right)
        if name not in FIGURES and name.partition(".")[0] in rooms()
    }
    assert strangers == set()


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
