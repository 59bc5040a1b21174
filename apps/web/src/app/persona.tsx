/** Who looks: in the local demo a built-in person to choose, so that one sees what another nation sees; else who is signed in. */
import { useState } from 'react';
import { choosePersona, signOut, useSession } from '../api/session.ts';
import { nationTitle } from '../i18n/nation-name.ts';
import { say, t } from '../i18n/text.ts';
import { SignInLink } from './states.tsx';

export function Persona() {
  const { data: session, fault } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  // Everything on the page was asked for by somebody else.
  const change = async (done: Promise<unknown>) => {
    setProblem(null);
    try {
      await done;
      window.location.reload();
    } catch (refusal) {
      setProblem(say(refusal instanceof Error ? refusal.message : String(refusal)));
    }
  };
  if (fault === 'signed-out') return <SignInLink />;
  // A server that is away shows elsewhere; nothing is drawn here meanwhile.
  if (session === undefined) return null;
  const { mode, principal, personas } = session;
  if (mode === 'sign-in') {
    return (
      <span className="field">
        {principal.name}
        {principal.roles.length === 0 && typeof principal.subject === 'string' && (
          <span className="small warn" role="status">
            {t('You have no role yet. Give this to your administrator: {subject}', { subject: principal.subject })}
          </span>
        )}
        <button type="button" className="plain framed" onClick={() => void change(signOut())}>
          {t('Sign out')}
        </button>
        <Problem text={problem} />
      </span>
    );
  }
  return (
    <label className="field">
      {t('View of')}
      <select
        value={principal.id}
        title={t('Look at everything as somebody else does')}
        onChange={(event) => void change(choosePersona(event.target.value))}
      >
        {GROUPS.map(({ role, label }) => (
          <optgroup key={role} label={label()}>
            {personas
              .filter(({ roles }) => roles.includes(role))
              .map((persona) => (
                <option key={persona.id} value={persona.id}>
                  {persona.nation === null
                    ? label()
                    : nationTitle(persona.nation, persona.nationName ?? persona.nation)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <Problem text={problem} />
    </label>
  );
}

const Problem = ({ text }: { readonly text: string | null }) => (
  <span role="alert" className="bad small">
    {text}
  </span>
);

const GROUPS = [
  { role: 'coordination-cell', label: () => t('Coordination cell') },
  { role: 'national-planner', label: () => t('National planner') },
  { role: 'national-releaser', label: () => t('National releaser') },
  { role: 'observer', label: () => t('Observer') },
  { role: 'partner-tool', label: () => t('Partner tool') },
  { role: 'auditor', label: () => t('Auditor') },
  { role: 'administrator', label: () => t('Administrator') },
] as const;
