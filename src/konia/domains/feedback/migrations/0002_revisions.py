"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("feedback", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("feedback_dialogue"),
        KeepRevisions("feedback_petition"),
        KeepRevisions("feedback_line1022case"),
        KeepRevisions("feedback_servicehours"),
    ]
