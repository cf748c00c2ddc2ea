"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("inspections_inspectionplan"),
        KeepRevisions("inspections_round"),
        KeepRevisions("inspections_plannedunit"),
        KeepRevisions("inspections_finding"),
    ]
