"""Keeps the old content of every row of the new tables that changes."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("procedures", "0003_versions_and_processes"), ("audit", "0002_chains")]

    operations = [
        KeepRevisions("procedures_procedureversion"),
        KeepRevisions("procedures_sequencestep"),
        KeepRevisions("procedures_channel"),
        KeepRevisions("procedures_paperpart"),
        KeepRevisions("procedures_feeline"),
        KeepRevisions("procedures_legalbasis"),
        KeepRevisions("procedures_partrule"),
        KeepRevisions("procedures_processversion"),
        KeepRevisions("procedures_processstep"),
        KeepRevisions("procedures_formrevision"),
        KeepRevisions("procedures_lifeevent"),
        KeepRevisions("procedures_lifeeventitem"),
        KeepRevisions("procedures_blockerletter"),
        KeepRevisions("procedures_cataloguecheck"),
    ]
