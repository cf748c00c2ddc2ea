from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("payments", "0001_initial"), ("audit", "0002_chains")]
    operations = [
        KeepRevisions("payments_paymentrequest"),
        KeepRevisions("payments_paymentattempt"),
        KeepRevisions("payments_refund"),
        KeepRevisions("payments_receipt"),
        KeepRevisions("payments_taxnotice"),
        KeepRevisions("payments_reconciliation"),
    ]
