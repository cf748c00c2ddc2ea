from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial"), ("audit", "0002_chains")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON figures_reading "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
            "DROP TRIGGER append_only ON figures_reading",
        )
    ]
