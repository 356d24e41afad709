import type { Tried } from '../wire.ts';

/** Something that a good reply shows, found in its words; the coach praises it, or hints at it. */
export interface Sign {
  readonly id: string;
  readonly shows: (reply: string) => boolean;
  readonly praise: string;
  readonly hint: string;
}

/** A part of a practice chat: what the visitor says, and what a good reply to it shows. */
export interface Turn {
  readonly says: readonly string[];
  /** What the coach says before the agent answers. */
  readonly coach: string;
  readonly signs: readonly Sign[];
}

/** A visitor to practise with. Nobody real; every word is written here. */
export interface Scenario {
  readonly id: 'calm' | 'confused' | 'angry';
  readonly name: string;
  readonly email: string;
  readonly page: string;
  readonly frustrated: boolean;
  readonly wish: string;
  readonly reason: string;
  readonly because: string;
  readonly tried: readonly Tried[];
  /** What was said with the bot, the visitor first. */
  readonly before: readonly (readonly [visitor: string, bot: string])[];
  readonly turns: readonly Turn[];
  readonly goodbye: string;
  /** What the coach says when it is over. */
  readonly learned: string;
}

const says = (pattern: RegExp) => (reply: string) => pattern.test(reply);

const ASKS: Sign = {
  id: 'asks',
  shows: says(/\?/u),
  praise: 'You asked one clear question.',
  hint: 'Ask for the one thing you need to go on.',
};
const CONCRETE: Sign = {
  id: 'concrete',
  shows: says(/\d|today|tomorrow|now|monday|tuesday|wednesday|thursday|friday|hour|minute/iu),
  praise: 'You said what happens, and when.',
  hint: 'Say exactly what happens next, and by when.',
};
const SORRY: Sign = {
  id: 'sorry',
  shows: says(/sorry|apolog|understand|you are right|you’re right|you're right|frustrating/iu),
  praise: 'You took the feeling seriously first.',
  hint: 'First say that you understand, in your own words. Then help.',
};
const SHORT: Sign = {
  id: 'short',
  shows: (reply) => reply.length > 0 && reply.length <= 320,
  praise: 'Short enough to read on a phone.',
  hint: 'Shorter: two or three sentences are read, ten are not.',
};
const NO_BLAME: Sign = {
  id: 'noBlame',
  shows: (reply) =>
    !/your fault|you should have|you must have|as i said|calm down|policy/iu.test(reply),
  praise: 'No blame, no “policy”.',
  hint: 'Leave out whose fault it is, and “our policy”. Say what you will do.',
};
const PLAIN: Sign = {
  id: 'plain',
  shows: (reply) => /(^|\n)\s*(\d[.)]|[-*])\s/u.test(reply) || reply.length <= 240,
  praise: 'Plain steps, one after the other.',
  hint: 'Break it into short steps: a list with - or 1. is shown as one.',
};

/** The visitors of the practice, the easiest first. */
export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'calm',
    name: 'Ida Winter',
    email: 'ida@practice.example',
    page: 'https://shop.example/delivery',
    frustrated: false,
    wish: 'Can my parcel go to my neighbour?',
    reason: 'LOW_CONFIDENCE',
    because: 'The best answer reached 41 %, and answers need 62 %.',
    tried: [
      {
        entry: 'delivery-time',
        title: 'How long does delivery take?',
        confidence: 0.41,
        nearest: 'how long is delivery',
        words: ['parcel'],
      },
    ],
    before: [['Hello, can my parcel go to my neighbour?', 'Let me get a person for you.']],
    turns: [
      {
        says: ['Hi! I am away tomorrow. Could my parcel go to the neighbour instead?'],
        coach:
          'Read the card on the right first: what is wanted, what the bot tried, and why it stopped. Then ask for what you need, such as the order number.',
        signs: [ASKS, SHORT],
      },
      {
        says: ['Sure, it is order 4711. The neighbour is called Brandt, ground floor.'],
        coach: 'Now say what you do, and by when. Type / to look for a canned response.',
        signs: [CONCRETE, SHORT],
      },
    ],
    goodbye: 'Wonderful, thank you so much. Have a nice day!',
    learned: 'A calm visitor wants one thing: to know that it is done.',
  },
  {
    id: 'confused',
    name: 'Walter Nowak',
    email: 'walter@practice.example',
    page: 'https://shop.example/account',
    frustrated: false,
    wish: 'The code does not go in and I do not know where',
    reason: 'NOT_CLARIFIED',
    because: 'The visitor chose none of the answers.',
    tried: [
      {
        entry: 'reset-password',
        title: 'How do I choose a new password?',
        confidence: 0.38,
        nearest: 'forgot my password',
        words: ['code'],
      },
      {
        entry: 'voucher',
        title: 'Where do I enter a voucher?',
        confidence: 0.36,
        nearest: 'voucher code',
        words: ['code', 'enter'],
      },
    ],
    before: [
      ['the code does not go in', 'Do you mean a voucher, or the code for a new password?'],
      ['i do not know, the one in the letter', 'I would rather get a person for you.'],
    ],
    turns: [
      {
        says: ['Hello? I have this code and it does not go in.', 'My daughter said it is easy.'],
        coach:
          'He does not know our words. Two codes come into question: the bot’s candidates say which. Find out which one it is, with a question that he can answer by looking.',
        signs: [ASKS, NO_BLAME, SHORT],
      },
      {
        says: ['It says “10 off your next order” on it. And some letters, FERN something.'],
        coach:
          'A voucher, then. Lead him there step by step: what he sees, where he clicks. No word that only we know.',
        signs: [PLAIN, NO_BLAME],
      },
      {
        says: ['Ah! There is a field now. Do I write it with the line in the middle?'],
        coach: 'Almost there. Answer just this, and say what he will see when it has worked.',
        signs: [SHORT, CONCRETE],
      },
    ],
    goodbye: 'It worked, it says minus ten! You explained that well, thank you.',
    learned: 'Who is confused needs smaller steps, not more words.',
  },
  {
    id: 'angry',
    name: 'Carla Esteban',
    email: 'carla@practice.example',
    page: 'https://shop.example/orders',
    frustrated: true,
    wish: 'THIRD time my order is wrong, I want my money back',
    reason: 'FRUSTRATED',
    because: 'The anger in the words reached 93 %; 70 % brings a person first.',
    tried: [
      {
        entry: 'returns',
        title: 'How do I return something?',
        confidence: 0.57,
        nearest: 'money back',
        words: ['money', 'back'],
      },
    ],
    before: [
      [
        'THIRD time my order is wrong. I want my money back NOW',
        'I am sorry. A person comes first.',
      ],
    ],
    turns: [
      {
        says: [
          'Finally. This is the THIRD time you send me the wrong pot.',
          'Do you even read what I order??',
        ],
        coach:
          'Breathe. She comes first in line, and she is right to be angry. Do not explain, do not defend: say that you understand, and that you will see it through yourself.',
        signs: [SORRY, NO_BLAME, SHORT],
      },
      {
        says: ['I have heard “sorry” three times now. What will you DO about it?'],
        coach:
          'Now the deed: the refund, what it is and when it arrives. You may promise it (P): then it is on record, and you are reminded.',
        signs: [CONCRETE, NO_BLAME],
      },
      {
        says: ['Hm. And the plant that is here without a pot? It is getting sad.'],
        coach:
          'She has come down a little. Be generous in a small thing: a gesture (G) is made for this.',
        signs: [SHORT, NO_BLAME],
      },
    ],
    goodbye: 'Okay. That is the first time somebody really listened. Thank you.',
    learned: 'Anger wants to be heard, then to see something happen. In that order.',
  },
];
