"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "programme",
    "assignment",
    "extension",
    "broadcastitem",
)


class Migration(migrations.Migration):
    replaces = [("assignments", "0001_initial"), ("assignments", "0002_revisions")]
    dependencies = [("assignments", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"assignments_{name}") for name in TABLES]
