"""Every changed row leaves its old content behind; what an intake counts on is counted."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "mobilesession",
    "dossier",
    "step",
    "pause",
    "systemuse",
    "counterpoint",
    "postpilot",
    "counterservice",
    "mobilehours",
    "deskrule",
)
# What an intake counts on beside the catalogue: it is read once for each edition of both.
COUNTED = ("deskrule", "counterservice", "counterpoint")


def _trigger(name: str) -> migrations.RunSQL:
    table = f"dossiers_{name}"
    return migrations.RunSQL(
        "CREATE TRIGGER count_catalogue_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE "
        f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION procedures_count_edition()",
        f"DROP TRIGGER count_catalogue_edition ON {table}",
    )


class Migration(migrations.Migration):
    replaces = [
        ("dossiers", "0001_initial"),
        ("dossiers", "0002_revisions"),
        ("dossiers", "0003_annex_indexes"),
        ("dossiers", "0004_handled_here"),
        ("dossiers", "0005_unit_led_index"),
        ("dossiers", "0006_taken_days"),
        ("dossiers", "0007_held_intakes"),
        ("dossiers", "0008_steps_elsewhere"),
        ("dossiers", "0009_desk_rules"),
        ("dossiers", "0010_desk_indexes"),
    ]
    dependencies = [
        ("dossiers", "0001_tables"),
        ("audit", "0002_rules"),
        ("procedures", "0002_rules"),
    ]

    operations = [
        *(KeepRevisions(f"dossiers_{name}") for name in TABLES),
        *map(_trigger, COUNTED),
    ]
