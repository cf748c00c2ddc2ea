from django.db import migrations

FORWARD = """
INSERT INTO org_edition (number) VALUES (0);

CREATE FUNCTION org_count_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE org_edition SET number = number + 1;
    RETURN NULL;
END $$;
"""

TABLES = ("org_unit", "org_spell", "org_unitkind")


def _trigger(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER count_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION org_count_edition()",
        f"DROP TRIGGER count_edition ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("org", "0002_edition")]
    operations = [
        migrations.RunSQL(FORWARD, "DROP FUNCTION org_count_edition() CASCADE"),
        *map(_trigger, TABLES),
    ]
