"""Keep the old content of every changed row."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("quality", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("quality_qualitysystem"),
        KeepRevisions("quality_conversiondue"),
        KeepRevisions("quality_isoconversion"),
        KeepRevisions("quality_electroniciso"),
        KeepRevisions("quality_workprocedure"),
        KeepRevisions("quality_auditfinding"),
    ]
