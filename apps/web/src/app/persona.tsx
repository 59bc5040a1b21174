/** Who looks: in the local demo a built-in person to choose, so that one sees what another nation sees; else who is signed in. */
import { useEffect, useState } from 'react';
import { nationName } from '../i18n/nation-name.ts';
import { t } from '../i18n/text.ts';
import { SignInLink } from './states.tsx';

interface Principal {
  readonly id: string;
  readonly name: string;
  readonly nation: string | null;
  readonly roles: readonly string[];
}

interface Session {
  readonly mode: 'personas' | 'sign-in';
  readonly principal: Principal;
  readonly personas: readonly Principal[];
}

async function loadSession(): Promise<Session | 'signed-out' | undefined> {
  const response = await fetch('/auth/session');
  if (response.status === 401) return 'signed-out';
  return response.ok ? ((await response.json()) as Session) : undefined;
}

async function change(address: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  // Everything on the page was asked for by somebody else.
  if (response.ok) window.location.reload();
}

export function Persona() {
  const [session, setSession] = useState<Session | 'signed-out'>();
  useEffect(() => {
    // A server that is away shows elsewhere; nothing is drawn here meanwhile.
    loadSession().then(setSession, () => undefined);
  }, []);
  if (session === undefined) return null;
  if (session === 'signed-out') return <SignInLink />;
  const { mode, principal, personas } = session;
  if (mode === 'sign-in') {
    return (
      <span className="field">
        {principal.name}
        <button type="button" className="plain framed" onClick={() => void change('/auth/sign-out', {})}>
          {t('Sign out')}
        </button>
      </span>
    );
  }
  return (
    <label className="field">
      {t('View of')}
      <select
        value={principal.id}
        title={t('Look at everything as somebody else does')}
        onChange={(event) => void change('/auth/persona', { id: event.target.value })}
      >
        {GROUPS.map(({ role, label }) => (
          <optgroup key={role} label={label()}>
            {personas
              .filter(({ roles }) => roles.includes(role))
              .map((persona) => (
                <option key={persona.id} value={persona.id}>
                  {persona.nation === null ? label() : nationName(persona.nation)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

const GROUPS = [
  { role: 'coordination-cell', label: () => t('Coordination cell') },
  { role: 'national-planner', label: () => t('National planner') },
  { role: 'national-releaser', label: () => t('National releaser') },
  { role: 'observer', label: () => t('Observer') },
  { role: 'partner-tool', label: () => t('Partner tool') },
  { role: 'auditor', label: () => t('Auditor') },
  { role: 'administrator', label: () => t('Administrator') },
] as const;
