"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("satisfaction", "0003_ratings"), ("audit", "0002_chains")]

    operations = [KeepRevisions("satisfaction_invitation"), KeepRevisions("satisfaction_rating")]
