"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("assignments", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("assignments_programme"),
        KeepRevisions("assignments_assignment"),
        KeepRevisions("assignments_extension"),
        KeepRevisions("assignments_broadcastitem"),
    ]
