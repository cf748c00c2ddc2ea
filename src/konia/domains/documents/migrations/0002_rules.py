"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "document",
    "transmission",
    "documentlink",
    "certificate",
    "unitcost",
)


class Migration(migrations.Migration):
    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_revisions"),
        ("documents", "0003_annex_indexes"),
        ("documents", "0004_unit_led_index"),
    ]
    dependencies = [("documents", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"documents_{name}") for name in TABLES]
