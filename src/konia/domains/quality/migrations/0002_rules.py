"""Every changed row leaves its old content behind."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "qualitysystem",
    "conversiondue",
    "isoconversion",
    "electroniciso",
    "workprocedure",
    "auditfinding",
)


class Migration(migrations.Migration):
    replaces = [("quality", "0001_initial"), ("quality", "0002_revisions")]
    dependencies = [("quality", "0001_tables"), ("audit", "0002_rules")]
    operations = [KeepRevisions(f"quality_{name}") for name in TABLES]
