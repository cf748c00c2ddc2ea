from django.db import migrations

# Numbers come from a sequence, which a roll-back does not turn back: trees are kept by number, and
# one read in a transaction that failed must never be taken for that of a later change.
FORWARD = """
CREATE SEQUENCE org_edition_number;

INSERT INTO org_edition (id, number) VALUES (1, 0);

CREATE FUNCTION org_count_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO org_edition (id, number) VALUES (1, nextval('org_edition_number'))
    ON CONFLICT (id) DO UPDATE SET number = excluded.number;
    RETURN NULL;
END $$;
"""

BACKWARD = """
DROP FUNCTION org_count_edition() CASCADE;
DROP SEQUENCE org_edition_number;
"""

TABLES = ("org_unit", "org_spell", "org_unitkind")


def _trigger(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER count_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION org_count_edition()",
        f"DROP TRIGGER count_edition ON {table}",
    )


class Migration(migrations.Migration):
    replaces = [("org", "0001_initial"), ("org", "0002_edition"), ("org", "0003_count_editions")]
    dependencies = [("org", "0001_tables")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        *map(_trigger, TABLES),
    ]
