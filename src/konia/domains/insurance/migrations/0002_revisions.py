"""Keep the old content of every changed row."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("insurance", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("insurance_vssidregistration"),
        KeepRevisions("insurance_childcard"),
        KeepRevisions("insurance_employerdossier"),
    ]
