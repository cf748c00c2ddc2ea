from django.db import migrations

FORWARD = """
INSERT INTO audit_lane (lane, place, digest) SELECT n, 0, ''::bytea FROM generate_series(0, 15) n;

CREATE FUNCTION audit_digest(e audit_entry) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(e.previous || convert_to(jsonb_build_array(
        e.lane, e.place, extract(epoch from e.at), e.by, e.unit_code, e.act, e.subject,
        e.subject_id, e.detail)::text, 'UTF8'))
$$;

CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head audit_lane;
BEGIN
    INSERT INTO audit_lane (lane, place, digest) VALUES (pg_backend_pid() % 16, 0, ''::bytea)
    ON CONFLICT (lane) DO NOTHING;
    SELECT * INTO head FROM audit_lane WHERE lane = pg_backend_pid() % 16 FOR UPDATE;
    NEW.at := clock_timestamp();
    NEW.lane := head.lane;
    NEW.place := head.place + 1;
    NEW.previous := head.digest;
    NEW.digest := audit_digest(NEW);
    UPDATE audit_lane SET place = NEW.place, digest = NEW.digest WHERE lane = NEW.lane;
    RETURN NEW;
END $$;

CREATE TRIGGER chain BEFORE INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The register of acts is append-only';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_revision
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

CREATE FUNCTION audit_keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit_revision ("table", row_id, old, changed_at)
    VALUES (TG_TABLE_NAME, OLD.id, to_jsonb(OLD), clock_timestamp());
    RETURN NULL;
END $$;
"""

BACKWARD = """
DROP TRIGGER append_only ON audit_revision;
DROP TRIGGER append_only ON audit_entry;
DROP TRIGGER chain ON audit_entry;
DROP FUNCTION audit_keep_revision() CASCADE;
DROP FUNCTION audit_refuse();
DROP FUNCTION audit_chain();
DROP FUNCTION audit_digest(audit_entry);
DELETE FROM audit_lane;
"""


class Migration(migrations.Migration):
    replaces = [("audit", "0001_initial"), ("audit", "0002_chains")]
    dependencies = [("audit", "0001_tables")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
