"""Keep the old content of every changed row."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("autonomy", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("autonomy_adminautonomy"),
        KeepRevisions("autonomy_unitautonomy"),
        KeepRevisions("autonomy_companyconversion"),
        KeepRevisions("autonomy_enterprise"),
    ]
