import { list, object } from '@firsthand/shared/decode.ts';
import { type StaffMember, staffMember } from '@firsthand/shared/staff.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Check, Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { Plus, TriangleAlert, UsersRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, Failed, PageHead } from '../parts.tsx';
import { type Site, sites } from '../site.ts';
import { fallbacksFor, type Mode, MODES, type Team, type Teams, teams } from '../team.ts';
import { many, t } from '../words.ts';
import { EditDialog } from './edit-dialog.tsx';

const PATH = '/api/v1/teams';
const staffList = object({ staff: list(staffMember) });

type Open =
  | { readonly is: 'none' }
  | { readonly is: 'edit'; readonly team: Team | null }
  | { readonly is: 'delete'; readonly team: Team };

/** Who shares a queue, and which team each site's chats go to. */
export function TeamsPage() {
  const [loaded, reload] = useLoaded(PATH, teams);
  const [staff, reloadStaff] = useLoaded('/api/v1/staff', staffList);
  const [known, reloadSites] = useLoaded('/api/v1/sites', sites);
  const failed = [loaded, staff, known].find((each) => each.is === 'failed');
  const again = () => {
    reload();
    reloadStaff();
    reloadSites();
  };
  if (failed?.is === 'failed') return <Failed problem={failed.problem} onAgain={again} />;
  if (loaded.is !== 'there' || staff.is !== 'there' || known.is !== 'there') {
    return <Skeleton lines={5} label={t('loading')} />;
  }
  return (
    <There
      all={loaded.value}
      staff={staff.value.staff}
      known={known.value.sites}
      onChange={reload}
    />
  );
}

interface ThereProps {
  readonly all: Teams;
  readonly staff: readonly StaffMember[];
  readonly known: readonly Site[];
  readonly onChange: () => void;
}

function There({ all, staff, known, onChange }: ThereProps) {
  const { rest } = useHere();
  const [open, setOpen] = useState<Open>({ is: 'none' });
  const [busy, setBusy] = useState(false);
  const close = () => setOpen({ is: 'none' });
  const remove = (team: Team) => {
    setBusy(true);
    void rest
      .request('DELETE', `${PATH}/${encodeURIComponent(team.id)}`, () => null)
      .then((answer) => {
        setBusy(false);
        close();
        if (answer.ok) onChange();
        else toast(answer.problem.detail, 'bad');
      });
  };
  return (
    <>
      <PageHead title={t('page.teams')} lead={t('teams.lead')}>
        <Button kind="primary" icon={Plus} onClick={() => setOpen({ is: 'edit', team: null })}>
          {t('teams.add')}
        </Button>
      </PageHead>
      {all.warnings.map((warning) => (
        <Banner
          key={`${warning.team} ${warning.code} ${warning.text}`}
          tone="warn"
          icon={TriangleAlert}
        >
          {warning.text}
        </Banner>
      ))}
      <section class="card" aria-label={t('page.teams')}>
        {all.teams.length === 0 ? (
          <Empty icon={UsersRound} title={t('teams.none')}>
            <p>{t('teams.none.text')}</p>
          </Empty>
        ) : (
          <Table all={all.teams} staff={staff} onEdit={(team) => setOpen({ is: 'edit', team })} />
        )}
      </section>
      {all.teams.length > 0 && <OfSites all={all} known={known} onChange={onChange} />}
      {open.is === 'edit' && (
        <Editor
          team={open.team}
          all={all.teams}
          staff={staff}
          onClose={close}
          onDelete={(team) => setOpen({ is: 'delete', team })}
          onSaved={() => {
            toast(t('teams.saved'), 'good');
            close();
            onChange();
          }}
        />
      )}
      {open.is === 'delete' && (
        <Confirm
          title={t('teams.delete')}
          text={t('teams.delete.text', { name: open.team.name })}
          yes={t('delete')}
          busy={busy}
          onNo={close}
          onYes={() => remove(open.team)}
        />
      )}
    </>
  );
}

function nameOf(id: string, staff: readonly StaffMember[]): string {
  return staff.find((member) => member.id === id)?.name ?? id;
}

interface TableProps {
  readonly all: readonly Team[];
  readonly staff: readonly StaffMember[];
  readonly onEdit: (team: Team) => void;
}

function Table({ all, staff, onEdit }: TableProps) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('team.name')}</th>
          <th scope="col">{t('team.mode')}</th>
          <th scope="col">{t('team.members')}</th>
          <th scope="col">{t('team.fallback')}</th>
          <th scope="col">{t('team.alertShort')}</th>
          <th scope="col">
            <span class="unseen">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((team) => {
          const behind = all.find((each) => each.id === team.fallback);
          return (
            <tr key={team.id}>
              <th scope="row">
                {team.name}
                {team.skills.length > 0 && (
                  <span class="quiet team__skills">{team.skills.join(', ')}</span>
                )}
              </th>
              <td data-label={t('team.mode')}>{t(`team.mode.${team.mode}`)}</td>
              <td data-label={t('team.members')}>
                {team.members.length === 0
                  ? '–'
                  : team.members
                      .map((id) => nameOf(id, staff))
                      .toSorted()
                      .join(', ')}
              </td>
              <td data-label={t('team.fallback')}>
                {behind === undefined
                  ? '–'
                  : t('team.fallback.after', {
                      name: behind.name,
                      time: many('seconds', team.fallbackAfterSeconds),
                    })}
              </td>
              <td data-label={t('team.alertShort')}>
                {team.alertAfterSeconds === null
                  ? '–'
                  : t('team.alertMinutes', { n: team.alertAfterSeconds / 60 })}
              </td>
              <td>
                <Button
                  small
                  aria-label={t('teams.editLabel', { name: team.name })}
                  onClick={() => onEdit(team)}
                >
                  {t('edit')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface OfSitesProps {
  readonly all: Teams;
  readonly known: readonly Site[];
  readonly onChange: () => void;
}

/** Which team the chats of each site go to when nothing names another. */
function OfSites({ all, known, onChange }: OfSitesProps) {
  const { rest } = useHere();
  const choose = (key: string, id: string) => {
    const body = id === '' ? {} : { team: id };
    void rest
      .request('PUT', `/api/v1/sites/${encodeURIComponent(key)}/team`, () => null, body)
      .then((answer) => {
        if (answer.ok) toast(t('teams.saved'), 'good');
        else toast(answer.problem.detail, 'bad');
        onChange();
      });
  };
  return (
    <section class="card" aria-labelledby="teams-of-sites">
      <h2 id="teams-of-sites">{t('teams.sites')}</h2>
      <p class="quiet">{t('teams.sites.text')}</p>
      <div class="two">
        {known.map(({ key, name }) => (
          <Select
            key={key}
            label={name}
            value={all.sites.find((each) => each.site === key)?.team ?? ''}
            options={[
              { value: '', label: t('teams.everybody') },
              ...all.teams.map((team) => ({ value: team.id, label: team.name })),
            ]}
            onChoice={(id) => choose(key, id)}
          />
        ))}
      </div>
    </section>
  );
}

interface EditorProps {
  readonly team: Team | null;
  readonly all: readonly Team[];
  readonly staff: readonly StaffMember[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
  readonly onDelete: (team: Team) => void;
}

function Editor({ team, all, staff, onClose, onSaved, onDelete }: EditorProps) {
  const { rest } = useHere();
  const [name, setName] = useState(team?.name ?? '');
  const [mode, setMode] = useState<Mode>(team?.mode ?? 'ring');
  const [skills, setSkills] = useState((team?.skills ?? []).join(', '));
  const [members, setMembers] = useState<ReadonlySet<string>>(new Set(team?.members ?? []));
  const [fallback, setFallback] = useState(team?.fallback ?? '');
  const [after, setAfter] = useState(String(team?.fallbackAfterSeconds ?? 30));
  const [alert, setAlert] = useState(
    typeof team?.alertAfterSeconds === 'number' ? String(team.alertAfterSeconds / 60) : '',
  );
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const shown = ['name', 'skills', 'fallback', 'fallbackAfterSeconds', 'alertAfterSeconds'];
  const error = (field: string) => (problem?.field === field ? problem.text : null);
  const toggle = (id: string, on: boolean) => {
    const next = new Set(members);
    if (on) next.add(id);
    else next.delete(id);
    setMembers(next);
  };
  const save = () => {
    const seconds = Number(after);
    const limit = alert.trim() === '' ? null : Math.round(Number(alert) * 60);
    const wrong =
      name.trim() === ''
        ? { field: 'name', text: t('teams.noName') }
        : !Number.isInteger(seconds) || seconds < 0 || seconds > 3600 || after.trim() === ''
          ? { field: 'fallbackAfterSeconds', text: t('teams.badAfter') }
          : limit !== null && !(limit >= 1 && limit <= 86_400)
            ? { field: 'alertAfterSeconds', text: t('teams.badAlert') }
            : undefined;
    setProblem(wrong);
    if (wrong !== undefined) return;
    setBusy(true);
    const body = {
      name: name.trim(),
      mode,
      skills: skills.split(/[\s,;]+/).filter((skill) => skill !== ''),
      members: [...members],
      fallback: fallback === '' ? null : fallback,
      fallbackAfterSeconds: seconds,
      alertAfterSeconds: limit,
    };
    const request =
      team === null
        ? rest.request('POST', PATH, () => null, body)
        : rest.request('PUT', `${PATH}/${encodeURIComponent(team.id)}`, () => null, body);
    void request.then((answer) => {
      setBusy(false);
      if (answer.ok) onSaved();
      else setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
    });
  };
  return (
    <EditDialog
      title={team === null ? t('teams.add') : t('teams.edit')}
      wide
      busy={busy}
      problem={problem !== undefined && !shown.includes(problem.field) ? problem.text : undefined}
      onClose={onClose}
      onSave={save}
      onDelete={team === null ? null : () => onDelete(team)}
    >
      <div class="two">
        <TextField
          label={t('team.name')}
          value={name}
          onText={setName}
          error={error('name')}
          maxLength={60}
          autocomplete="off"
        />
        <Select
          label={t('team.mode')}
          hint={t(`team.mode.${mode}.hint`)}
          value={mode}
          options={MODES.map((each) => ({ value: each, label: t(`team.mode.${each}`) }))}
          onChoice={(value) => setMode(MODES.find((each) => each === value) ?? mode)}
        />
        <Select
          label={t('team.fallback')}
          hint={t('team.fallbackHint')}
          error={error('fallback')}
          value={fallback}
          options={[
            { value: '', label: t('team.fallback.none') },
            ...fallbacksFor(team?.id ?? '', all).map(({ id, name: label }) => ({
              value: id,
              label,
            })),
          ]}
          onChoice={setFallback}
        />
        <TextField
          label={t('team.after')}
          hint={t('team.afterHint')}
          type="number"
          min={0}
          max={3600}
          value={after}
          onText={setAfter}
          error={error('fallbackAfterSeconds')}
        />
        <TextField
          label={t('team.alert')}
          hint={t('team.alertHint')}
          type="number"
          min={0}
          max={1440}
          step="any"
          value={alert}
          onText={setAlert}
          error={error('alertAfterSeconds')}
        />
      </div>
      <TextField
        label={t('team.skills')}
        hint={t('team.skillsHint')}
        value={skills}
        onText={setSkills}
        error={error('skills')}
      />
      <fieldset class="members">
        <legend class="field__label">{t('team.members')}</legend>
        {staff
          .filter((member) => member.active || members.has(member.id))
          .map((member) => (
            <Check
              key={member.id}
              label={member.name}
              hint={[member.title, member.skills.join(', ')].filter(Boolean).join(' · ')}
              checked={members.has(member.id)}
              onCheck={(on) => toggle(member.id, on)}
            />
          ))}
      </fieldset>
    </EditDialog>
  );
}
