"""Keeps the old content of every row that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("procedures_procedure"),
        KeepRevisions("procedures_publicationdecision"),
        KeepRevisions("procedures_procedurechange"),
        KeepRevisions("procedures_onlineservice"),
        KeepRevisions("procedures_onlinetarget"),
        KeepRevisions("procedures_priorityitem"),
        KeepRevisions("procedures_integrationblocker"),
        KeepRevisions("procedures_reviewplan"),
        KeepRevisions("procedures_reviewitem"),
        KeepRevisions("procedures_postedquestion"),
    ]
