import { isObject } from '@firsthand/shared/decode.ts';
import type { Keyed } from './wire.ts';

/** What is half written in a dialog, by the dialog and the conversation. */
export interface Briefs {
  of(dialog: string, conversation: string): string;
  /** Keeps a text; an empty one is forgotten. */
  keep(dialog: string, conversation: string, text: string): void;
}

/** Most texts that are kept; the one touched longest ago goes first. */
const MOST = 50;

/** Texts in a storage under one agent's key. A full or forbidden storage keeps them in memory. */
export function briefsIn(storage: Storage, agent: string): Briefs {
  const key = `firsthand.briefs.${agent}`;
  let kept = new Map<string, string>();
  let stored = true;

  function read(): void {
    if (!stored) return;
    try {
      const content: unknown = JSON.parse(storage.getItem(key) ?? '{}');
      kept = new Map(
        isObject(content)
          ? Object.entries(content).filter(
              (entry): entry is [string, string] => typeof entry[1] === 'string',
            )
          : [],
      );
    } catch {
      kept = new Map();
    }
  }

  return {
    of(dialog, conversation) {
      read();
      return kept.get(`${dialog} ${conversation}`) ?? '';
    },
    keep(dialog, conversation, text) {
      read();
      const name = `${dialog} ${conversation}`;
      kept.delete(name);
      if (text !== '') kept.set(name, text);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      try {
        storage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
      } catch {
        stored = false;
      }
    },
  };
}

/** The words of a dialog's command that was refused come back to that dialog, unless it has newer ones. */
export function wordsBack(briefs: Briefs, command: Keyed): void {
  const [dialog, words] = wordsOf(command);
  if (words === '' || briefs.of(dialog, command.conversation) !== '') return;
  briefs.keep(dialog, command.conversation, words);
}

/** The dialog in which a command was written, and the words in it. */
function wordsOf(command: Keyed): readonly [dialog: string, words: string] {
  if (command.type === 'askColleague') return ['ask', command.text];
  if (command.type === 'reassign') return ['reassign', command.brief ?? ''];
  return command.type === 'transfer' || command.type === 'requeue'
    ? ['transfer', command.brief ?? '']
    : ['', ''];
}
