"""Every changed row leaves its old content behind; what the catalogue says is counted."""

from django.db import migrations

from konia.kernel.audit.revisions import KeepRevisions

TABLES = (
    "procedure",
    "publicationdecision",
    "procedurechange",
    "onlineservice",
    "onlinetarget",
    "priorityitem",
    "integrationblocker",
    "reviewplan",
    "reviewitem",
    "postedquestion",
    "procedureversion",
    "sequencestep",
    "channel",
    "paperpart",
    "feeline",
    "legalbasis",
    "partrule",
    "processversion",
    "processstep",
    "formrevision",
    "lifeevent",
    "lifeeventitem",
    "blockerletter",
    "cataloguecheck",
    "dutyrule",
    "impactassessment",
)

# As for units and the calendar: numbers come from a sequence, which a roll-back does not turn back.
FORWARD = """
CREATE SEQUENCE procedures_edition_number;

INSERT INTO procedures_catalogueedition (id, number) VALUES (1, 0);

CREATE FUNCTION procedures_count_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO procedures_catalogueedition (id, number)
    VALUES (1, nextval('procedures_edition_number'))
    ON CONFLICT (id) DO UPDATE SET number = excluded.number;
    RETURN NULL;
END $$;
"""
BACKWARD = """
DROP FUNCTION procedures_count_edition() CASCADE;
DROP SEQUENCE procedures_edition_number;
"""
ROWS = (
    "procedure", "procedureversion", "procedurechange", "processversion", "processstep",
    "onlineservice", "feeline", "paperpart", "formrevision",
)  # fmt: skip


def _trigger(name: str) -> migrations.RunSQL:
    table = f"procedures_{name}"
    return migrations.RunSQL(
        "CREATE TRIGGER count_catalogue_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE "
        f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION procedures_count_edition()",
        f"DROP TRIGGER count_catalogue_edition ON {table}",
    )


class Migration(migrations.Migration):
    replaces = [
        ("procedures", "0001_initial"),
        ("procedures", "0002_revisions"),
        ("procedures", "0003_versions_and_processes"),
        ("procedures", "0004_more_revisions"),
        ("procedures", "0005_count_editions"),
        ("procedures", "0006_codes_forms_duties_and_impact"),
        ("procedures", "0007_fee_conditions"),
    ]
    dependencies = [("procedures", "0001_tables"), ("audit", "0002_rules")]
    operations = [
        *(KeepRevisions(f"procedures_{name}") for name in TABLES),
        migrations.RunSQL(FORWARD, BACKWARD),
        *map(_trigger, ROWS),
    ]
