from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("audit", "0002_chains")]
    operations = [
        KeepRevisions("documents_document"),
        KeepRevisions("documents_transmission"),
        KeepRevisions("documents_documentlink"),
        KeepRevisions("documents_certificate"),
        KeepRevisions("documents_unitcost"),
    ]
