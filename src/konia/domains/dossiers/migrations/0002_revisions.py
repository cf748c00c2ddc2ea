from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial"), ("audit", "0002_chains")]
    operations = [
        KeepRevisions("dossiers_mobilesession"),
        KeepRevisions("dossiers_dossier"),
        KeepRevisions("dossiers_step"),
        KeepRevisions("dossiers_pause"),
        KeepRevisions("dossiers_systemuse"),
        KeepRevisions("dossiers_counterpoint"),
        KeepRevisions("dossiers_postpilot"),
        KeepRevisions("dossiers_counterservice"),
        KeepRevisions("dossiers_mobilehours"),
    ]
