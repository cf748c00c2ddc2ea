"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "restructuringdecision",
    "restructuredunit",
    "deputyhead",
)


class Migration(migrations.Migration):
    replaces = [("organisation", "0001_initial"), ("organisation", "0002_revisions")]
    dependencies = [("organisation", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"organisation_{name}") for name in TABLES]
