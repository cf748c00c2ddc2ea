"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("reform", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("reform_thresholdset"),
        KeepRevisions("reform_rating"),
        KeepRevisions("reform_criteriaconsultation"),
        KeepRevisions("reform_consultationcomment"),
        KeepRevisions("reform_entryround"),
    ]
