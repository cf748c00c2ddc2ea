from django.db import migrations


class Migration(migrations.Migration):
    replaces = [("figures", "0001_initial"), ("figures", "0002_append_only")]
    dependencies = [("figures", "0001_tables"), ("audit", "0002_rules")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON figures_reading "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
            "DROP TRIGGER append_only ON figures_reading",
        )
    ]
