from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_initial"), ("audit", "0002_chains")]
    operations = [KeepRevisions("mail_mailbox")]
