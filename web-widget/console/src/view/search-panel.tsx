import { Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { CloudOff, Search as SearchIcon, SearchX, SlidersHorizontal, Tag, X } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayWords } from '../moments.ts';
import { ANYTHING, type Filters, type Found, narrowing } from '../search.ts';
import { many, t } from '../words.ts';
import { useHere } from './here.ts';

/** Search over all transcripts, in the place of the list; what is found opens beside it. */
export function SearchPanel() {
  const { search } = useHere();
  const field = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const [narrow, setNarrow] = useState(narrowing(search.filters.value) > 0);
  const wanted = search.wanted.value;
  useLayoutEffect(() => {
    // At once: what is typed after the key goes here, and is no shortcut.
    field.current?.focus();
    field.current?.select();
  }, [wanted]);
  const results = search.results.value;
  const filters = narrowing(search.filters.value);

  /** The arrows go from the field into the results, through them, and back. */
  const arrows = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('button.line') ?? [])];
    const at = all.findIndex((each) => each === document.activeElement);
    if (at < 0 && document.activeElement !== field.current) return;
    event.preventDefault();
    (all[at + step] ?? (at + step < 0 ? field.current : all[at]))?.focus();
  };

  return (
    <section class="list search" aria-label={t('search')}>
      <header class="list__head">
        <h2>{t('search')}</h2>
        <IconButton label={t('search.close')} icon={X} onClick={() => search.hide()} />
      </header>
      {/* The arrows are for the field and the buttons inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div class="search__body" onKeyDown={arrows}>
        <form
          class="search__form"
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            search.again();
          }}
        >
          <div class="search__field">
            <SearchIcon size={16} aria-hidden="true" />
            <input
              ref={field}
              class="input"
              type="search"
              aria-label={t('search.label')}
              placeholder={t('search.placeholder')}
              value={search.query.value}
              maxLength={200}
              autocomplete="off"
              onInput={(event) => search.type(event.currentTarget.value)}
            />
          </div>
          <button
            type="button"
            class="search__toggle"
            aria-expanded={narrow}
            onClick={() => setNarrow(!narrow)}
          >
            <SlidersHorizontal size={14} aria-hidden="true" />
            {filters === 0 ? t('search.filters') : many('search.filtered', filters)}
          </button>
          {narrow && <Narrowing />}
        </form>
        <p class="unseen" role="status">
          {results.is === 'found' && many('search.count', results.found.length)}
        </p>
        <Outcome rows={rows} />
      </div>
    </section>
  );
}

function Outcome({ rows }: { readonly rows: { current: HTMLUListElement | null } }) {
  const { search } = useHere();
  const { is, found, next, problem } = search.results.value;
  if (is === 'failed') {
    return (
      <Empty icon={CloudOff} title={t('search.failed')}>
        <p>{problem?.code === 'UNREACHABLE' ? t('problem.unreachable') : problem?.detail}</p>
        <Button kind="primary" onClick={() => search.again()}>
          {t('tryAgain')}
        </Button>
      </Empty>
    );
  }
  if (is === 'searching' && found.length === 0) return <Skeleton lines={5} label={t('loading')} />;
  if (is === 'none') {
    return (
      <Empty icon={SearchIcon} title={t('search.none')}>
        <p>{t('search.none.text')}</p>
      </Empty>
    );
  }
  if (found.length === 0) {
    return (
      <Empty icon={SearchX} title={t('search.empty')}>
        <p>{t('search.empty.text')}</p>
        {narrowing(search.filters.value) > 0 && (
          <Button onClick={() => search.narrow(ANYTHING)}>{t('search.widen')}</Button>
        )}
      </Empty>
    );
  }
  return (
    <ul
      ref={rows}
      class="list__lines"
      aria-label={t('search.results')}
      aria-busy={is === 'searching'}
    >
      {found.map((hit) => (
        <Row key={hit.conversation} hit={hit} />
      ))}
      {next !== null && (
        <li class="list__more">
          <Button small busy={is === 'searching'} onClick={() => search.more()}>
            {t('list.more')}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Row({ hit }: { readonly hit: Found }) {
  const { desk, search } = useHere();
  const open = desk.selected.value === hit.conversation;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        class={`line found${open ? ' line--open' : ''}`}
        aria-current={open ? 'true' : undefined}
        onClick={() => {
          search.aim(hit);
          desk.select(hit.conversation);
        }}
      >
        <span class="line__name">
          <span class="cut">{hit.visitorName ?? t('visitor.unknown')}</span>
        </span>
        <time class="line__age" dateTime={hit.at}>
          {dayWords(hit.at)}
        </time>
        <span class="found__words">
          {hit.by !== null && (
            <strong class="found__by">
              {hit.speaker === null ? t(`search.by.${hit.by}`) : hit.speaker.name}:{' '}
            </strong>
          )}
          {hit.snippet.map(({ text, found }, i) =>
            // Pieces have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            found ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
          )}
        </span>
        <span class="found__about">
          <Badge>{t(`stateName.${hit.state === 'human' ? 'anybody' : hit.state}`)}</Badge>
          {hit.matches > 1 && <span class="quiet">{many('search.matches', hit.matches)}</span>}
          {hit.tags.map((tag) => (
            <Badge key={tag} icon={Tag}>
              {tag}
            </Badge>
          ))}
        </span>
      </button>
    </li>
  );
}

const WHOSE = ['VISITOR', 'AGENT', 'COLLEAGUE', 'BOT'] as const;
const STATES = ['open', 'waiting', 'human', 'bot', 'followUp', 'closed'] as const;

/** What narrows the search. */
function Narrowing() {
  const { desk, search, tags } = useHere();
  const filters = search.filters.value;
  useEffect(() => void tags.readUsed(), [tags]);
  const sites = new Set([
    ...[...desk.inbox.value.summaries.values()].map(({ site }) => site),
    ...search.results.value.found.map(({ site }) => site),
    ...(filters.site === '' ? [] : [filters.site]),
  ]);
  const choose = (name: keyof Filters) => (value: string) => search.narrow({ [name]: value });
  const any = { value: '', label: t('search.any') };
  const plain = (values: Iterable<string>) => [
    any,
    ...[...values].map((value) => ({ value, label: value })),
  ];
  return (
    <div class="search__filters">
      <Select
        label={t('search.by')}
        value={filters.by}
        options={[any, ...WHOSE.map((value) => ({ value, label: t(`search.by.${value}`) }))]}
        onChoice={choose('by')}
      />
      <Select
        label={t('search.state')}
        value={filters.state}
        options={[any, ...STATES.map((value) => ({ value, label: t(`search.state.${value}`) }))]}
        onChoice={choose('state')}
      />
      <Select
        label={t('search.agent')}
        value={filters.agent}
        options={[
          any,
          { value: 'me', label: t('search.me') },
          ...desk.colleagues.value
            .filter(({ agent }) => agent.id !== desk.me.id)
            .map(({ agent }) => ({ value: agent.id, label: agent.name })),
        ]}
        onChoice={choose('agent')}
      />
      {desk.teams.value.length > 0 && (
        <Select
          label={t('search.team')}
          value={filters.team}
          options={[any, ...desk.teams.value.map(({ id, name }) => ({ value: id, label: name }))]}
          onChoice={choose('team')}
        />
      )}
      <Select
        label={t('search.tag')}
        value={filters.tag}
        options={plain(
          filters.tag === '' || tags.used.value.includes(filters.tag)
            ? tags.used.value
            : [filters.tag, ...tags.used.value],
        )}
        onChoice={choose('tag')}
      />
      {sites.size > 1 && (
        <Select
          label={t('search.site')}
          value={filters.site}
          options={plain(sites)}
          onChoice={choose('site')}
        />
      )}
      <TextField
        label={t('search.from')}
        type="date"
        value={filters.from}
        onText={choose('from')}
      />
      <TextField label={t('search.to')} type="date" value={filters.to} onText={choose('to')} />
      {narrowing(filters) > 0 && (
        <Button small kind="quiet" icon={X} onClick={() => search.narrow(ANYTHING)}>
          {t('search.widen')}
        </Button>
      )}
    </div>
  );
}
