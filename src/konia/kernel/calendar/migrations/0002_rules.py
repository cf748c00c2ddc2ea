from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

# Numbers come from a sequence, which a roll-back does not turn back: timetables are kept by number,
# and one read in a transaction that failed must never be taken for that of a later change.
# Spells of units count too, because the rules of a unit hold for those under it.
FORWARD = """
CREATE SEQUENCE calendar_edition_number;

INSERT INTO calendar_calendaredition (id, number) VALUES (1, 0);

CREATE FUNCTION calendar_count_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO calendar_calendaredition (id, number)
    VALUES (1, nextval('calendar_edition_number'))
    ON CONFLICT (id) DO UPDATE SET number = excluded.number;
    RETURN NULL;
END $$;
"""

BACKWARD = """
DROP FUNCTION calendar_count_edition() CASCADE;
DROP SEQUENCE calendar_edition_number;
"""

ROWS = ("calendar_specialday", "calendar_hoursrule", "calendar_cutoff")


def _trigger(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        "CREATE TRIGGER count_calendar_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE "
        f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION calendar_count_edition()",
        f"DROP TRIGGER count_calendar_edition ON {table}",
    )


class Migration(migrations.Migration):
    replaces = [
        ("calendar", "0001_initial"),
        ("calendar", "0002_one_clock"),
        ("calendar", "0003_count_editions"),
    ]
    dependencies = [("calendar", "0001_tables"), ("org", "0001_tables"), ("audit", "0002_rules")]
    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        *map(_trigger, (*ROWS, "org_spell")),
        *map(KeepRevisions, ROWS),
    ]
