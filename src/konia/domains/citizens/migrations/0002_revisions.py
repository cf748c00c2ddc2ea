"""Keep what persons, organisations and mandates held before each change."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("citizens", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("citizens_person"),
        KeepRevisions("citizens_organisation"),
        KeepRevisions("citizens_mandate"),
    ]
