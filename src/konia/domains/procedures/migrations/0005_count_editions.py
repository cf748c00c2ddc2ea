from django.db import migrations, models

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
    dependencies = [("procedures", "0004_more_revisions")]
    operations = [
        migrations.CreateModel(
            name="CatalogueEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(default=0)),
            ],
            options={"verbose_name": "lần sửa danh mục thủ tục"},
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        *map(_trigger, ROWS),
    ]
