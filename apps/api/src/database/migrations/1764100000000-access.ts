/**
 * Who may see what: labels on what nations own, roles and keys, the audit trail, and whose view a run was computed on.
 *
 * New rows are labelled by the transaction that inserts them (`muster.release`), so that no code can forget it: for the own nation
 * alone when a nation's planner writes, also for the cell when the cell brings in a scenario, for everybody when Muster loads its
 * open-source reference data.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWNED = ['contribution', 'force_element', 'lift_pool', 'stock', 'commitment', 'gate'];

export class Access1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION muster_default_release() RETURNS text[] LANGUAGE sql STABLE AS $$
        SELECT CASE current_setting('muster.release', true)
          WHEN 'all' THEN NULL
          ELSE string_to_array(COALESCE(current_setting('muster.release', true), ''), ',') END
      $$`);
    await runner.query(`
      CREATE FUNCTION muster_note_author() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.edited_by := COALESCE(current_setting('muster.principal', true), '');
        RETURN NEW;
      END $$`);
    // The nation of a gate is the one that decides for itself; what bodies decide and what the host asks belongs to the scenario.
    await runner.query(`
      ALTER TABLE gate ADD COLUMN nation text COLLATE "C" GENERATED ALWAYS AS (
        CASE WHEN body ->> 'kind' IN ('national-approval', 'national-decision') THEN body ->> 'owner' END) STORED`);
    await runner.query('CREATE INDEX ON gate (scenario_id, nation, key)');
    await runner.query('CREATE INDEX ON commitment (scenario_id, nation, key)');
    for (const table of OWNED) {
      await runner.query(`
        ALTER TABLE "${table}"
          ADD COLUMN level text NOT NULL DEFAULT 'open' CHECK (level IN ('open', 'restricted', 'existence')),
          ADD COLUMN releasable_to text[],
          ADD COLUMN caveats text[] NOT NULL DEFAULT '{}',
          ADD COLUMN edited_by text NOT NULL DEFAULT ''`);
      // What is there came with Muster, from open sources.
      await runner.query(`ALTER TABLE "${table}" ALTER COLUMN releasable_to SET DEFAULT muster_default_release()`);
      await runner.query(`
        CREATE TRIGGER note_author BEFORE INSERT OR UPDATE OF body ON "${table}"
          FOR EACH ROW EXECUTE FUNCTION muster_note_author()`);
    }
    await runner.query(`
      ALTER TABLE run
        ADD COLUMN started_by text NOT NULL DEFAULT '',
        ADD COLUMN view_of text NOT NULL DEFAULT 'Muster',
        ADD COLUMN level text NOT NULL DEFAULT 'open',
        ADD COLUMN releasable_to text[],
        ADD COLUMN caveats text[] NOT NULL DEFAULT '{}'`);
    await createIdentityTables(runner);
    await createAuditTable(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit, web_session, api_key, role_grant, principal');
    await runner.query('DROP FUNCTION muster_append_audit, muster_keep_audit');
    await runner.query(
      'ALTER TABLE run DROP COLUMN started_by, DROP COLUMN view_of, DROP COLUMN level, DROP COLUMN releasable_to, DROP COLUMN caveats',
    );
    for (const table of OWNED) {
      await runner.query(`DROP TRIGGER note_author ON "${table}"`);
      await runner.query(
        `ALTER TABLE "${table}" DROP COLUMN level, DROP COLUMN releasable_to, DROP COLUMN caveats, DROP COLUMN edited_by`,
      );
    }
    await runner.query('ALTER TABLE gate DROP COLUMN nation');
    await runner.query('DROP FUNCTION muster_note_author, muster_default_release');
  }
}

async function createIdentityTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE principal (
      id text COLLATE "C" PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('person', 'tool')),
      name text NOT NULL,
      nation text,
      -- Issuer and subject of the identity provider; absent for tools.
      issuer text,
      subject text,
      disabled_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (issuer, subject)
    )`);
  await runner.query(`
    CREATE TABLE role_grant (
      principal_id text COLLATE "C" NOT NULL REFERENCES principal (id) ON DELETE CASCADE,
      role text NOT NULL,
      scenario_id uuid REFERENCES scenario (id) ON DELETE CASCADE,
      UNIQUE NULLS NOT DISTINCT (principal_id, role, scenario_id)
    )`);
  await runner.query(`
    CREATE TABLE api_key (
      id text COLLATE "C" PRIMARY KEY,
      principal_id text COLLATE "C" NOT NULL REFERENCES principal (id) ON DELETE CASCADE,
      secret_hash text NOT NULL,
      scopes text[] NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      revoked_at timestamptz
    )`);
  await runner.query(`
    CREATE TABLE web_session (
      id_hash text PRIMARY KEY,
      principal_id text COLLATE "C" NOT NULL REFERENCES principal (id) ON DELETE CASCADE,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL
    )`);
}

/** The chain is made by the database under a lock, so that two instances cannot append to the same row. */
async function createAuditTable(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE audit (
      seq bigint PRIMARY KEY,
      record jsonb NOT NULL,
      before text NOT NULL,
      hash text NOT NULL UNIQUE,
      scenario_id text GENERATED ALWAYS AS (record ->> 'scenarioId') STORED
    )`);
  await runner.query('CREATE INDEX ON audit (scenario_id, seq)');
  await runner.query(`
    CREATE FUNCTION muster_append_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE
      last audit%ROWTYPE;
      at text;
    BEGIN
      PERFORM pg_advisory_xact_lock(7215907);
      SELECT * INTO last FROM audit ORDER BY seq DESC LIMIT 1;
      at := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
      NEW.seq := COALESCE(last.seq, 0) + 1;
      NEW.before := COALESCE(last.hash, repeat('0', 64));
      NEW.record := NEW.record || jsonb_build_object('seq', NEW.seq, 'at', at,
        'principal', current_setting('muster.principal', true), 'request', current_setting('muster.request', true));
      NEW.hash := encode(sha256(convert_to(NEW.before || E'\\n' || NEW.record::text, 'UTF8')), 'hex');
      RETURN NEW;
    END $$`);
  await runner.query(
    'CREATE TRIGGER append_audit BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION muster_append_audit()',
  );
  await runner.query(`
    CREATE FUNCTION muster_keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the audit trail is only ever appended to' USING ERRCODE = '42501';
    END $$`);
  await runner.query(
    'CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION muster_keep_audit()',
  );
}
