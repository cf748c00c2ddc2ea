"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "inspectionplan",
    "round",
    "plannedunit",
    "finding",
)


class Migration(migrations.Migration):
    replaces = [("inspections", "0001_initial"), ("inspections", "0002_revisions")]
    dependencies = [("inspections", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"inspections_{name}") for name in TABLES]
