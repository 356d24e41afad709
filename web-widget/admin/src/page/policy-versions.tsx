import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select } from '@firsthand/shared/ui/field.tsx';
import { Badge } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { History } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { FIELDS, type PolicyVersion } from '../policy.ts';
import { asSent } from '../rules.ts';
import { t } from '../words.ts';
import { Changes, shown } from './policy-parts.tsx';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface VersionsProps {
  readonly path: string;
  readonly current: PolicyVersion;
  readonly versions: readonly PolicyVersion[];
  readonly onSaved: () => void;
  /** Plays two versions on the same past: what was before, and what is held against it. */
  readonly onCompare?: ((base: PolicyVersion, proposed: PolicyVersion) => void) | undefined;
}

/** All versions of a policy, each with what it changed, and the way back to it. */
export function Versions({ path, current, versions, onSaved, onCompare }: VersionsProps) {
  const { rest } = useHere();
  const [busy, setBusy] = useState<number | null>(null);
  const restore = (old: PolicyVersion) => {
    setBusy(old.version);
    const body = {
      basedOn: current.version,
      name: old.name,
      comment: t('versions.restoredComment', { version: old.version }),
      policy: asSent(old.policy),
    };
    void rest
      .request('POST', path, () => null, body)
      .then((answer) => {
        setBusy(null);
        if (answer.ok) toast(t('versions.restored', { version: old.version }), 'good');
        else toast(answer.problem.detail, 'bad');
        onSaved();
      });
  };
  return (
    <section class="card" aria-labelledby="versions">
      <h2 id="versions">
        <History size={18} aria-hidden="true" /> {t('versions')}
      </h2>
      {versions.length > 1 && <TwoVersions versions={versions} onCompare={onCompare} />}
      <ol class="versions">
        {versions.map((version, i) => {
          const before = versions[i + 1];
          return (
            <li key={version.version} class="version">
              <div class="version__head">
                <strong>{versionName(version)}</strong>
                {version.version === current.version && (
                  <Badge tone="good">{t('versions.current')}</Badge>
                )}
                <span class="quiet">
                  {version.author === ''
                    ? moment.format(Date.parse(version.at))
                    : t('versions.by', {
                        author: version.author,
                        at: moment.format(Date.parse(version.at)),
                      })}
                </span>
              </div>
              {version.comment !== '' && <p>{version.comment}</p>}
              {before === undefined ? (
                <p class="quiet">
                  {FIELDS.map(
                    (field) => `${t(`field.${field}`)} ${shown(field, version.policy[field])}`,
                  ).join(' · ')}
                </p>
              ) : (
                <Changes from={before.policy} to={version.policy} />
              )}
              {version.version !== current.version && (
                <div class="version__do">
                  {onCompare !== undefined && (
                    <Button
                      small
                      aria-label={t('versions.compareLabel', { version: version.version })}
                      onClick={() => onCompare(current, version)}
                    >
                      {t('versions.compare')}
                    </Button>
                  )}
                  <Button
                    small
                    busy={busy === version.version}
                    aria-label={t('versions.restoreLabel', { version: version.version })}
                    onClick={() => restore(version)}
                  >
                    {t('versions.restore')}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** A version by its number, and its name if it has one. */
export function versionName({ version, name }: PolicyVersion): string {
  const number = t('versions.number', { n: version });
  return name === '' ? number : `${number} · ${name}`;
}

/** What differs between any two versions, and the two on the same past. */
function TwoVersions({ versions, onCompare }: Pick<VersionsProps, 'versions' | 'onCompare'>) {
  const [from, setFrom] = useState(versions[1]?.version ?? 0);
  const [to, setTo] = useState(versions[0]?.version ?? 0);
  const base = versions.find(({ version }) => version === from);
  const proposed = versions.find(({ version }) => version === to);
  const options = versions.map((version) => ({
    value: String(version.version),
    label: versionName(version),
  }));
  return (
    <details class="between">
      <summary>{t('between')}</summary>
      <div class="between__two">
        <Select
          label={t('between.from')}
          value={String(from)}
          options={options}
          onChoice={(value) => setFrom(Number(value))}
        />
        <Select
          label={t('between.to')}
          value={String(to)}
          options={options}
          onChoice={(value) => setTo(Number(value))}
        />
        {onCompare !== undefined && base !== undefined && proposed !== undefined && (
          <Button disabled={from === to} onClick={() => onCompare(base, proposed)}>
            {t('between.play')}
          </Button>
        )}
      </div>
      {base !== undefined && proposed !== undefined && (
        <div aria-live="polite">
          <Changes from={base.policy} to={proposed.policy} />
        </div>
      )}
    </details>
  );
}
