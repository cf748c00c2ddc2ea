"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("legal", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("legal_normativedocument"),
        KeepRevisions("legal_examination"),
        KeepRevisions("legal_expiredlist"),
        KeepRevisions("legal_expireditem"),
        KeepRevisions("legal_draftopinion"),
    ]
