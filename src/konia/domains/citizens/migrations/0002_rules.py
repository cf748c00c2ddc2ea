"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "person",
    "organisation",
    "mandate",
)


class Migration(migrations.Migration):
    replaces = [("citizens", "0001_initial"), ("citizens", "0002_revisions")]
    dependencies = [("citizens", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"citizens_{name}") for name in TABLES]
