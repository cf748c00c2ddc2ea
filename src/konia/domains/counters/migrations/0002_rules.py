"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "serviceline",
    "window",
    "counterdevice",
    "ticket",
    "numberrange",
)


class Migration(migrations.Migration):
    replaces = [("counters", "0001_initial"), ("counters", "0002_revisions")]
    dependencies = [("counters", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"counters_{name}") for name in TABLES]
