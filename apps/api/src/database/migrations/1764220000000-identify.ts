/** Who a session, a key or a subject of the provider is: the one question that is asked before there is an identity. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identify1764220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION muster_identify(how text, one text, two text) RETURNS jsonb
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT jsonb_build_object('kind', p.kind, 'id', p.id, 'name', p.name, 'nation', p.nation, 'scopes', found.scopes,
          'grants', COALESCE((SELECT jsonb_agg(jsonb_build_object('role', role, 'scenario', scenario_id))
            FROM role_grant WHERE principal_id = p.id), '[]'))
        FROM (
          SELECT principal_id, NULL::text[] AS scopes FROM web_session
            WHERE how = 'session' AND id_hash = one AND expires_at > now()
          UNION ALL
          SELECT principal_id, scopes FROM api_key
            WHERE how = 'key' AND id = one AND secret_hash = two AND expires_at > now() AND revoked_at IS NULL
          UNION ALL
          SELECT id, NULL FROM principal WHERE how = 'subject' AND issuer = one AND subject = two
        ) found JOIN principal p ON p.id = found.principal_id
        WHERE p.disabled_at IS NULL
      $$`);
    await runner.query('REVOKE EXECUTE ON FUNCTION muster_identify FROM PUBLIC');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION muster_identify');
  }
}
