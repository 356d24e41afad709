import { DEAF } from '../ear.ts';
import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from '@firsthand/shared/connection.ts';
import type { Rest } from '@firsthand/shared/rest.ts';
import type { CannedResponse, Me } from '@firsthand/shared/staff.ts';
import { type Blocks, blocksOf } from '../blocks.ts';
import { type Briefs, briefsIn } from '../briefs.ts';
import { type Desk, deskOf } from '../desk.ts';
import type { DeskSays } from '../says.ts';
import { type Drafts, draftsIn } from '../drafts.ts';
import { type Search, searchOf } from '../search.ts';
import { type Tags, tagsOf } from '../tags.ts';
import { type Visitors, visitorsOf } from '../visitors.ts';
import { backroomOf } from './backroom.ts';
import type { Coach } from './coach.ts';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import { stageOf } from './stage.ts';

/** A desk like the real one, at which nothing is real and nothing is kept. */
export interface Practice {
  readonly desk: Desk;
  readonly drafts: Drafts;
  readonly briefs: Briefs;
  readonly rest: Pick<Rest, 'request'>;
  readonly search: Search;
  readonly tags: Tags;
  readonly blocks: Blocks;
  readonly visitors: Visitors;
  readonly coach: ReadonlySignal<Coach>;
  readonly scenarios: readonly Scenario[];
  /** The scenarios that were played to their end. */
  readonly finished: ReadonlySignal<ReadonlySet<string>>;
  begin(scenario?: Scenario): void;
  stop(): void;
}

/** A desk over a stage. Canned responses are the real ones, so that they are learned. */
export function practiceOf(
  me: Me,
  canned: readonly CannedResponse[] | null,
  say: (what: DeskSays) => void,
): Practice {
  const stage = stageOf(
    { ...me, role: 'agent' },
    {
      now: () => Date.now(),
      after: (ms, run) => browser.after(ms, run),
      newKey: () => crypto.randomUUID(),
    },
  );
  const desk = deskOf(
    { ...me, role: 'agent' },
    {
      url: 'practice:',
      world: { ...browser, ...stage.world },
      shelf: { load: () => [], save: () => undefined },
      ear: DEAF,
      now: () => Date.now(),
      newKey: () => crypto.randomUUID(),
      watched: () => document.visibilityState === 'visible' && document.hasFocus(),
      signedOut: () => undefined,
      someoneElse: () => undefined,
      say,
      showNote: () => undefined,
      changed: () => undefined,
    },
  );
  if (canned !== null) desk.learnCanned(canned);
  const storage = memory();
  const rest = backroomOf();
  const finished = signal<ReadonlySet<string>>(new Set());
  const stopWatching = stage.coach.subscribe(({ step, scenario }) => {
    if (step === 'done') finished.value = new Set([...finished.peek(), scenario.id]);
  });
  desk.start();
  return {
    desk,
    drafts: draftsIn(storage, me.id),
    briefs: briefsIn(storage, me.id),
    rest,
    search: searchOf(rest, (ms, run) => browser.after(ms, run)),
    tags: tagsOf(rest),
    blocks: blocksOf(rest),
    visitors: visitorsOf(rest),
    coach: stage.coach,
    scenarios: SCENARIOS,
    finished,
    begin(scenario) {
      desk.select(null);
      desk.showBox('ringing');
      stage.begin(scenario);
    },
    stop() {
      stopWatching();
      desk.stop();
      stage.stop();
    },
  };
}

/** A storage that is gone with the page. */
function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (i) => [...kept.keys()][i] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}
