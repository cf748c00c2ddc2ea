"""Keep the old content of every changed row."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("organisation_restructuringdecision"),
        KeepRevisions("organisation_restructuredunit"),
        KeepRevisions("organisation_deputyhead"),
    ]
