"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("counters", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("counters_serviceline"),
        KeepRevisions("counters_window"),
        KeepRevisions("counters_counterdevice"),
        KeepRevisions("counters_ticket"),
        KeepRevisions("counters_numberrange"),
    ]
