import type { Scenario, Sign } from './scenarios.ts';

/** What happened on the stage, as far as the coach cares. */
export type Happening =
  | { readonly is: 'began'; readonly scenario: Scenario; readonly available: boolean }
  | { readonly is: 'available' }
  | { readonly is: 'rang'; readonly at: number }
  | { readonly is: 'declined' }
  | { readonly is: 'accepted'; readonly at: number }
  /** The visitor has said all of a turn. */
  | { readonly is: 'asked'; readonly turn: number; readonly at: number }
  | { readonly is: 'replied'; readonly text: string; readonly at: number }
  | { readonly is: 'thanked' }
  | { readonly is: 'ended'; readonly how: 'close' | 'giveBack' };

/** Where the agent stands in a practice chat. */
export type Step = 'available' | 'ring' | 'accept' | 'wait' | 'reply' | 'close' | 'done';

/** What the coach has seen, and says now. */
export interface Coach {
  readonly scenario: Scenario;
  readonly step: Step;
  readonly turn: number;
  /** What was good, in the coach's words. */
  readonly praise: readonly string[];
  /** What to do better with the last reply. */
  readonly hints: readonly string[];
  readonly rangAt: number;
  readonly askedAt: number;
  /** Milliseconds from the ring to the accept, and from each question to its reply. */
  readonly acceptedIn: number | null;
  readonly repliedIn: readonly number[];
  readonly declined: boolean;
}

/** The coach at the beginning of a practice chat. */
export function coachOf(scenario: Scenario, available: boolean): Coach {
  return {
    scenario,
    step: available ? 'ring' : 'available',
    turn: 0,
    praise: [],
    hints: [],
    rangAt: 0,
    askedAt: 0,
    acceptedIn: null,
    repliedIn: [],
    declined: false,
  };
}

/** The coach after one thing has happened. */
export function coachAfter(coach: Coach, event: Happening): Coach {
  switch (event.is) {
    case 'began':
      return coachOf(event.scenario, event.available);
    case 'available':
      return coach.step === 'available' ? { ...coach, step: 'ring' } : coach;
    case 'rang':
      return { ...coach, step: 'accept', rangAt: event.at };
    case 'declined':
      return { ...coach, step: 'ring', declined: true };
    case 'accepted':
      return { ...coach, step: 'wait', declined: false, acceptedIn: event.at - coach.rangAt };
    case 'asked':
      return { ...coach, step: 'reply', turn: event.turn, askedAt: event.at };
    case 'replied': {
      if (coach.step !== 'reply') return coach;
      const signs = coach.scenario.turns[coach.turn]?.signs ?? [];
      const [shown, missing] = sorted(signs, event.text);
      return {
        ...coach,
        step: 'wait',
        praise: [...new Set([...coach.praise, ...shown.map(({ praise }) => praise)])],
        hints: missing.map(({ hint }) => hint),
        repliedIn: [...coach.repliedIn, event.at - coach.askedAt],
      };
    }
    case 'thanked':
      return { ...coach, step: 'close' };
    case 'ended':
      return { ...coach, step: 'done' };
  }
}

function sorted(signs: readonly Sign[], text: string): readonly [readonly Sign[], readonly Sign[]] {
  return [signs.filter(({ shows }) => shows(text)), signs.filter(({ shows }) => !shows(text))];
}
