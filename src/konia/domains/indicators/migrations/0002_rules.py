"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = ("declaredvalue",)


class Migration(migrations.Migration):
    replaces = [("indicators", "0001_initial"), ("indicators", "0002_revisions")]
    dependencies = [("indicators", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"indicators_{name}") for name in TABLES]
