import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Field, Select, TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, Palette, Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { contrast, onAccent } from '@firsthand/shared/accent.ts';
import { isColour, LEAST, mended, onPage } from '../contrast.ts';
import { linesIn } from '../faq.ts';
import { useHere, useLoaded } from '../here.ts';
import { CopyText, Failed, PageHead } from '../parts.tsx';
import { embedCode, originFault, type Site, site } from '../site.ts';
import { languageOf, shippedTexts, textFault } from '../widget-texts.ts';
import { t } from '../words.ts';
import { SitePreview } from './site-preview.tsx';
import { SiteStyle } from './site-style.tsx';
import { SiteTexts } from './site-texts.tsx';
import { SiteWelcome } from './site-welcome.tsx';
import { VisitorKeysCard } from './visitor-keys.tsx';

/** One website: where it may be embedded, how it looks, and the tag. */
export function SitePage() {
  const { siteKey } = useHere();
  const [adding, setAdding] = useState(siteKey === '');
  return (
    <>
      <PageHead title={t('page.site')} lead={t('site.lead')}>
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t('site.add')}
        </Button>
      </PageHead>
      {siteKey === '' ? (
        <Empty icon={Palette} title={t('noSite')}>
          <p>{t('noSite.text')}</p>
        </Empty>
      ) : (
        <OneSite siteKey={siteKey} />
      )}
      {adding && <NewSite onClose={() => setAdding(false)} />}
    </>
  );
}

function OneSite({ siteKey }: { readonly siteKey: string }) {
  const [loaded, reload] = useLoaded(`/api/v1/sites/${encodeURIComponent(siteKey)}`, site);
  switch (loaded.is) {
    case 'loading':
      return <Skeleton lines={5} label={t('loading')} />;
    case 'failed':
      return <Failed problem={loaded.problem} onAgain={reload} />;
    case 'there':
      return <Editor saved={loaded.value} onSaved={reload} />;
  }
}

function Editor({ saved, onSaved }: { readonly saved: Site; readonly onSaved: () => void }) {
  const { rest } = useHere();
  const [name, setName] = useState(saved.name);
  const [origins, setOrigins] = useState(saved.origins.join('\n'));
  const [look, setLook] = useState(saved.look);
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const [language, setLanguage] = useState(languageOf(saved.look.language));
  const error = (field: string) =>
    problem?.field === field || problem?.field === `look.${field}` ? problem.text : null;
  const known = [
    'name',
    'origins',
    'accent',
    'launcher',
    'greeting',
    'language',
    'position',
    'logo',
    'consent',
    'nudges',
    'texts',
  ];

  const fault = () => {
    if (name.trim() === '') return { field: 'name', text: t('site.noName') };
    for (const origin of linesIn(origins)) {
      const wrong = originFault(origin);
      if (wrong !== null) return { field: 'origins', text: t(`origin.${wrong}`, { origin }) };
    }
    if (look.welcome.nudges.some((nudge) => nudge.text.trim() === '')) {
      return { field: 'nudges', text: t('nudge.empty') };
    }
    if (!isColour(look.accent)) return { field: 'accent', text: t('site.badColour') };
    if (look.accent !== saved.look.accent && onPage(look.accent) < LEAST) {
      return { field: 'accent', text: t('site.paleColour', { n: onPage(look.accent).toFixed(1) }) };
    }
    return undefined;
  };
  /** The first text that would not do in the chat. */
  const badText = async () => {
    for (const { language, words } of look.texts) {
      // Where they can't be had now, the server looks at the texts all the same.
      const shipped = await shippedTexts(languageOf(language)).catch(() => undefined);
      const bad = Object.entries(words).some(
        ([name, own]) => textFault(shipped?.[name] ?? own, own) !== null,
      );
      if (bad) return { field: 'texts', text: t('own.bad', { language }) };
    }
    return undefined;
  };
  const save = async () => {
    setBusy(true);
    const wrong = fault() ?? (await badText());
    setProblem(wrong);
    if (wrong !== undefined) {
      setBusy(false);
      return;
    }
    const body = { name: name.trim(), origins: linesIn(origins), look };
    void rest
      .request('PATCH', `/api/v1/sites/${encodeURIComponent(saved.key)}`, () => null, body)
      .then((answer) => {
        setBusy(false);
        if (answer.ok) {
          toast(t('site.saved'), 'good');
          onSaved();
        } else {
          setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
        }
      });
  };

  return (
    <div class="site">
      <form
        class="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {problem !== undefined && !known.includes(problem.field.replace(/^look\./, '')) && (
          <Banner tone="bad" icon={CircleAlert}>
            {problem.text}
          </Banner>
        )}
        <TextField label={t('site.name')} value={name} onText={setName} error={error('name')} />
        <TextArea
          label={t('site.origins')}
          hint={t('site.originsHint')}
          value={origins}
          onText={setOrigins}
          error={error('origins')}
          rows={3}
          spellcheck={false}
        />
        <Field label={t('site.accent')} error={error('accent')}>
          {(control) => (
            <div class="colour">
              <input
                type="color"
                class="colour__pick"
                aria-label={t('site.pickColour')}
                value={isColour(look.accent) ? look.accent : '#000000'}
                onInput={(event) => setLook({ ...look, accent: event.currentTarget.value })}
              />
              <input
                class="input"
                type="text"
                spellcheck={false}
                value={look.accent}
                onInput={(event) => setLook({ ...look, accent: event.currentTarget.value.trim() })}
                {...control}
              />
              {isColour(look.accent) && (
                <>
                  <Badge tone="good">
                    {t('contrast.text', {
                      n: contrast(look.accent, inkOn(look.accent)).toFixed(1),
                    })}
                  </Badge>
                  {onPage(look.accent) < LEAST && (
                    <>
                      <Badge tone="warn">
                        {t('contrast.pale', { n: onPage(look.accent).toFixed(1) })}
                      </Badge>
                      <Button
                        small
                        onClick={() => setLook({ ...look, accent: mended(look.accent) })}
                      >
                        {t('contrast.mend')}
                      </Button>
                    </>
                  )}
                </>
              )}
            </div>
          )}
        </Field>
        <div class="two">
          <Select
            label={t('site.position')}
            value={look.position}
            options={[
              { value: 'right', label: t('site.right') },
              { value: 'left', label: t('site.left') },
            ]}
            onChoice={(value) =>
              setLook({ ...look, position: value === 'left' ? 'left' : 'right' })
            }
          />
          <TextField
            label={t('site.language')}
            hint={t('faq.languageHint')}
            value={look.language}
            onText={(language) => setLook({ ...look, language })}
            error={error('language')}
          />
        </div>
        <TextField
          label={t('site.launcher')}
          hint={t('site.launcherHint')}
          value={look.launcher}
          onText={(launcher) => setLook({ ...look, launcher })}
          error={error('launcher')}
          maxLength={60}
        />
        <TextArea
          label={t('site.greeting')}
          value={look.greeting}
          onText={(greeting) => setLook({ ...look, greeting })}
          error={error('greeting')}
          maxLength={300}
          rows={2}
        />
        <SiteStyle
          style={look.style}
          error={error}
          onStyle={(style) => setLook({ ...look, style })}
        />
        <SiteWelcome
          welcome={look.welcome}
          error={error}
          onWelcome={(welcome) => setLook({ ...look, welcome })}
        />
        <SiteTexts
          texts={look.texts}
          language={language}
          error={error('texts')}
          onTexts={(texts) => setLook({ ...look, texts })}
          onLanguage={setLanguage}
        />
        <div class="row">
          <Button kind="primary" type="submit" busy={busy}>
            {t('save')}
          </Button>
        </div>
      </form>
      <div class="site__side">
        <SitePreview site={saved.key} name={name} look={look} language={language} />
        <section class="card" aria-labelledby="embed">
          <h2 id="embed">{t('embed')}</h2>
          <p class="quiet">{t('embed.lead')}</p>
          <CopyText label={t('embed')} text={embedCode(location.origin, saved.key)} />
        </section>
        <VisitorKeysCard siteKey={saved.key} />
      </div>
    </div>
  );
}

/** The colour that the widget writes with on an accent, as six digits. */
function inkOn(accent: string): string {
  return onAccent(accent) === '#000' ? '#000000' : '#ffffff';
}

function NewSite({ onClose }: { readonly onClose: () => void }) {
  const { rest, goToSite } = useHere();
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const error = (field: string) => (problem?.field === field ? problem.text : null);
  const save = () => {
    if (name.trim() === '') {
      setProblem({ field: 'name', text: t('site.noName') });
      return;
    }
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(key)) {
      setProblem({ field: 'key', text: t('site.badKey') });
      return;
    }
    setBusy(true);
    void rest
      .request('POST', '/api/v1/sites', () => null, { key, name: name.trim() })
      .then((answer) => {
        setBusy(false);
        if (answer.ok) {
          onClose();
          goToSite(key);
        } else {
          setProblem({ field: answer.problem.field ?? 'key', text: answer.problem.detail });
        }
      });
  };
  return (
    <Dialog
      title={t('site.add')}
      onClose={onClose}
      closeLabel={t('dismiss')}
      onSubmit={save}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('site.create')}
          </Button>
        </>
      }
    >
      <TextField label={t('site.name')} value={name} onText={setName} error={error('name')} />
      <TextField
        label={t('site.key')}
        hint={t('site.keyHint')}
        value={key}
        onText={setKey}
        error={error('key')}
        autocapitalize="off"
        spellcheck={false}
      />
    </Dialog>
  );
}
