import { list, object, text } from '@firsthand/shared/decode.ts';
import { type Role, type StaffMember, staffMember } from '@firsthand/shared/staff.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Check, Select, TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { Avatar, Badge, Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, KeyRound, UserPlus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import { t } from '../words.ts';
import { statusWords } from './overview.tsx';
import { ShownOnce } from './secrets.tsx';

const staffList = object({ staff: list(staffMember) });
const created = object({ staff: staffMember, link: text });
const linked = object({ link: text });
const PATH = '/api/v1/staff';
const ROLES: readonly Role[] = ['agent', 'supervisor', 'admin'];

type Open =
  | { readonly is: 'none' }
  | { readonly is: 'edit'; readonly member: StaffMember | null }
  | { readonly is: 'link'; readonly name: string; readonly link: string };

/** The people: who answers, how many chats at once, and who may come in. */
export function Agents() {
  const [loaded, reload] = useLoaded(PATH, staffList);
  const [open, setOpen] = useState<Open>({ is: 'none' });
  const close = () => setOpen({ is: 'none' });
  return (
    <>
      <PageHead title={t('page.agents')} lead={t('agents.lead')}>
        <Button
          kind="primary"
          icon={UserPlus}
          onClick={() => setOpen({ is: 'edit', member: null })}
        >
          {t('agents.add')}
        </Button>
      </PageHead>
      {loaded.is === 'loading' && <Skeleton lines={4} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <section class="card" aria-label={t('page.agents')}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('agent.name')}</th>
                <th scope="col">{t('agent.role')}</th>
                <th scope="col">{t('agent.capacity')}</th>
                <th scope="col">{t('agent.languages')}</th>
                <th scope="col">{t('agent.skills')}</th>
                <th scope="col">{t('agent.status')}</th>
                <th scope="col">
                  <span class="unseen">{t('actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {loaded.value.staff.map((member) => (
                <tr key={member.id} class={member.active ? '' : 'table__off'}>
                  <th scope="row">
                    <span class="person">
                      <Avatar name={member.name} picture={member.picture} />
                      <span class="person__words">
                        {member.name}
                        <span class="quiet">
                          {[member.title, member.login].filter(Boolean).join(' · ')}
                        </span>
                      </span>
                    </span>
                  </th>
                  <td data-label={t('agent.role')}>{t(`role.${member.role}`)}</td>
                  <td data-label={t('agent.capacity')}>{member.capacity}</td>
                  <td data-label={t('agent.languages')}>{member.languages.join(', ')}</td>
                  <td data-label={t('agent.skills')}>
                    {member.skills.length === 0 ? '–' : member.skills.join(', ')}
                  </td>
                  <td data-label={t('agent.status')}>
                    {member.active ? (
                      <span class="with-dot">
                        <i class={`dot dot--${member.status}`} />
                        {statusWords(member.status)}
                      </span>
                    ) : (
                      <Badge>{t('agent.inactive')}</Badge>
                    )}
                  </td>
                  <td>
                    <Button
                      small
                      aria-label={t('agents.editLabel', { name: member.name })}
                      onClick={() => setOpen({ is: 'edit', member })}
                    >
                      {t('edit')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {open.is === 'edit' && (
        <Editor
          member={open.member}
          onClose={close}
          onSaved={(name, link) => {
            reload();
            if (link === null) close();
            else setOpen({ is: 'link', name, link });
          }}
        />
      )}
      {open.is === 'link' && (
        <ShownOnce
          title={t('link')}
          lead={t('link.text', { name: open.name })}
          label={t('link')}
          value={open.link}
          once={t('link.once')}
          onClose={close}
        />
      )}
    </>
  );
}

interface EditorProps {
  readonly member: StaffMember | null;
  readonly onClose: () => void;
  /** With a link where one was made. */
  readonly onSaved: (name: string, link: string | null) => void;
}

function Editor({ member, onClose, onSaved }: EditorProps) {
  const { rest, me } = useHere();
  const [name, setName] = useState(member?.name ?? '');
  const [login, setLogin] = useState(member?.login ?? '');
  const [title, setTitle] = useState(member?.title ?? '');
  const [role, setRole] = useState<Role>(member?.role ?? 'agent');
  const [capacity, setCapacity] = useState(String(member?.capacity ?? 4));
  const [languages, setLanguages] = useState((member?.languages ?? ['en']).join(', '));
  const [skills, setSkills] = useState((member?.skills ?? []).join(', '));
  const [picture, setPicture] = useState(member?.picture ?? '');
  const [greeting, setGreeting] = useState(member?.greeting ?? '');
  const [active, setActive] = useState(member?.active ?? true);
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const self = member?.id === me.id;
  const known = [
    'name',
    'login',
    'title',
    'role',
    'capacity',
    'languages',
    'skills',
    'picture',
    'greeting',
  ];
  const error = (field: string) => (problem?.field === field ? problem.text : null);

  const fault = () => {
    if (name.trim() === '') return { field: 'name', text: t('agents.noName') };
    if (login.trim() === '') return { field: 'login', text: t('agents.noLogin') };
    const room = Number(capacity);
    return Number.isInteger(room) && room >= 0 && room <= 50 && capacity.trim() !== ''
      ? undefined
      : { field: 'capacity', text: t('agents.badCapacity') };
  };
  const save = () => {
    const wrong = fault();
    setProblem(wrong);
    if (wrong !== undefined) return;
    setBusy(true);
    const body = {
      name: name.trim(),
      login: login.trim(),
      title: title.trim(),
      role,
      capacity: Number(capacity),
      languages: languages.split(/[\s,;]+/).filter((language) => language !== ''),
      skills: skills.split(/[\s,;]+/).filter((skill) => skill !== ''),
      picture: picture.trim() === '' ? null : picture.trim(),
      greeting: greeting.trim(),
      active,
    };
    const request =
      member === null
        ? rest.request('POST', PATH, created, body)
        : rest.request('PATCH', `${PATH}/${encodeURIComponent(member.id)}`, () => null, body);
    void request.then((answer) => {
      setBusy(false);
      if (!answer.ok) {
        setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
        return;
      }
      toast(t('agents.saved'), 'good');
      onSaved(name.trim(), answer.value === null ? null : answer.value.link);
    });
  };
  const newLink = () => {
    if (member === null) return;
    setBusy(true);
    void rest
      .request('POST', `${PATH}/${encodeURIComponent(member.id)}/link`, linked)
      .then((answer) => {
        setBusy(false);
        if (answer.ok) onSaved(member.name, answer.value.link);
        else setProblem({ field: '', text: answer.problem.detail });
      });
  };

  return (
    <Dialog
      title={member === null ? t('agents.add') : t('agents.edit')}
      wide
      onClose={onClose}
      closeLabel={t('dismiss')}
      onSubmit={save}
      footer={
        <>
          {member !== null && (
            <span class="dialog__start">
              <Button icon={KeyRound} disabled={busy} onClick={newLink}>
                {t('agents.newLink')}
              </Button>
            </span>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {member === null ? t('agents.invite') : t('save')}
          </Button>
        </>
      }
    >
      {problem !== undefined && !known.includes(problem.field) && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem.text}
        </Banner>
      )}
      <div class="two">
        <TextField
          label={t('agent.name')}
          hint={t('agent.nameHint')}
          value={name}
          onText={setName}
          error={error('name')}
          autocomplete="off"
        />
        <TextField
          label={t('agent.login')}
          hint={t('agent.loginHint')}
          value={login}
          onText={setLogin}
          error={error('login')}
          autocomplete="off"
          autocapitalize="off"
        />
        <TextField
          label={t('agent.title')}
          hint={t('agent.titleHint')}
          value={title}
          onText={setTitle}
          error={error('title')}
        />
        <Select
          label={t('agent.role')}
          hint={self ? t('agents.selfRole') : t(`role.${role}.hint`)}
          value={role}
          disabled={self}
          options={ROLES.map((each) => ({ value: each, label: t(`role.${each}`) }))}
          onChoice={(value) => setRole(ROLES.find((each) => each === value) ?? role)}
        />
        <TextField
          label={t('agent.capacity')}
          hint={t('agent.capacityHint')}
          type="number"
          min={0}
          max={50}
          value={capacity}
          onText={setCapacity}
          error={error('capacity')}
        />
        <TextField
          label={t('agent.languages')}
          hint={t('agent.languagesHint')}
          value={languages}
          onText={setLanguages}
          error={error('languages')}
        />
      </div>
      <TextField
        label={t('agent.skills')}
        hint={t('agent.skillsHint')}
        value={skills}
        onText={setSkills}
        error={error('skills')}
      />
      <TextField
        label={t('agent.picture')}
        hint={t('agent.pictureHint')}
        value={picture}
        onText={setPicture}
        error={error('picture')}
      />
      <TextArea
        label={t('agent.greeting')}
        hint={t('agent.greetingHint')}
        value={greeting}
        onText={setGreeting}
        error={error('greeting')}
        maxLength={1000}
        rows={2}
      />
      <Check
        label={t('agent.active')}
        hint={t('agent.activeHint')}
        checked={active}
        disabled={self}
        onCheck={setActive}
      />
    </Dialog>
  );
}
