// A server for looking at the console and the admin pages without the real one. Nothing is stored.
//   npm run build && node console/dev/mock.mjs [port]
// Sign in with any name and the password "look". Things to try by hand, as POST:
//   /dev/ring  /dev/end-ring  /dev/say?text=…  /dev/typing  /dev/drop  /dev/away  /dev/sign-out  /dev/hold
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '../..');
const web = join(home, 'target/classes/web');
const port = Number(process.argv[2] ?? 8099);
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'";
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const began = Date.now();
const at = (secondsAgo) => new Date(Date.now() - secondsAgo * 1000).toISOString();
const person = (id, name, title) => ({ id, name, title });
const staff = [
  { ...person('maria', 'Maria Lindqvist', 'Customer care'), role: 'admin', capacity: 4 },
  { ...person('jonas', 'Jonas Okafor', 'Plant doctor'), role: 'agent', capacity: 4 },
  { ...person('aylin', 'Aylin Demir', 'Orders and returns'), role: 'agent', capacity: 3 },
  { ...person('ruth', 'Ruth Castellanos', 'Head of care'), role: 'supervisor', capacity: 2 },
].map((each) => ({
  ...each,
  login: `${each.id}@shop.example`,
  languages: ['en', 'de'],
  greeting: `Hello, I'm ${each.name.split(' ')[0]}. I have read what you wrote.`,
  active: true,
  status: 'available',
}));
let me = staff[0];
let session = null;
let status = 'available';
let hold = false;

const tried = (entry, title, confidence, words) => ({
  entry,
  title,
  confidence,
  nearest: title.toLowerCase(),
  words,
});
const candidates = [
  tried('late-parcel', 'Where is my order?', 0.41, ['order', 'arrived']),
  tried('damaged', 'My plant arrived damaged. What now?', 0.33, ['arrived']),
  tried('returns', 'How do I return something?', 0.12, ['order']),
];
const why = (verdict, reason, list, turn, signals = []) => ({
  verdict,
  ...(reason ? { reason } : {}),
  candidates: list,
  signals,
  answerThreshold: 0.62,
  askBackThreshold: 0.35,
  margin: 0.08,
  policyVersion: 4,
  faqVersion: 112,
  model: 'lexical+semantic',
  turn,
  prior: list[0]?.confidence ?? 0,
  adjustment: 0,
  language: 'en',
});
const facts = (id, name, email, verified, earlier) => ({
  id,
  ...(name ? { name } : {}),
  ...(email ? { email } : {}),
  verified,
  language: 'en',
  page: 'https://shop.example/delivery.html',
  earlier,
  attributes: [
    { name: 'plan', value: 'business', verified },
    { name: 'cart', value: '99.5', verified: false },
  ],
});
const cardOf = (wish, reason, because, visitor, frustrated, list, waiting) => ({
  wish,
  tried: list,
  reason,
  because,
  frustrated,
  waitingSince: at(waiting),
  visitor,
  promises: [],
  settled: [],
});

const conversations = new Map();
function add(conversation, state, agent, card, events, more = {}) {
  const log = events.map(([ago, event, because], i) => ({
    type: 'event',
    conversation,
    seq: i + 1,
    at: at(ago),
    event,
    ...(because ? { why: because } : {}),
  }));
  conversations.set(conversation, {
    conversation,
    state,
    agent,
    card,
    log,
    seen: 0,
    epoch: 3,
    ...more,
  });
}
const started = {
  type: 'started',
  text: 'Hello! I am the shop’s bot. Ask me anything about plants and orders.',
};
const said = (text) => ({ type: 'visitorSaid', key: randomUUID(), text });
const answered = (text, question = 2) => ({
  type: 'botAnswered',
  question,
  entry: 'delivery-time',
  text,
  quickReplies: ['How much is delivery?'],
});
const accepted = (id) => {
  const { name, title, greeting } = staff.find((each) => each.id === id);
  return { type: 'accepted', agent: { id, name, title }, greeting };
};
const replied = (agent, text) => ({ type: 'agentReplied', agent, key: randomUUID(), text });

add(
  'c-hanna',
  'human',
  'maria',
  cardOf(
    'My order should have been here on Tuesday and now the tracking says nothing',
    'LOW_CONFIDENCE',
    'The best answer reached 41%, and answers need 62%.',
    facts('v1', 'Hanna Weiss', 'hanna@mail.example', true, 2),
    false,
    candidates,
    420,
  ),
  [
    [90000, started],
    [89990, said('How long does delivery take?')],
    [
      89989,
      answered(
        'In Germany your parcel takes **1 to 2 working days** once it has left the greenhouse. Order before noon and it leaves the same day. More on [delivery](/delivery.html).',
      ),
      why(
        'ANSWER',
        null,
        [
          tried('delivery-time', 'How long does delivery take?', 0.94, ['delivery', 'long']),
          tried('delivery-cost', 'How much is delivery?', 0.22, ['delivery']),
        ],
        'Would have asked back below 62%.',
      ),
    ],
    [89980, { type: 'answerRated', key: 'k', seq: 3, helpful: true }],
    [
      480,
      said('my order TL-20817 should have been here on tuesday and now the tracking says nothing'),
    ],
    [
      479,
      {
        type: 'botAskedBack',
        question: 5,
        text: 'I want to get this right. Did you mean one of these?',
        choices: [
          { choice: 'late-parcel', title: 'Where is my order?' },
          { choice: 'damaged', title: 'My plant arrived damaged' },
        ],
      },
      why('ASK_BACK', null, candidates, 'Would have answered at 41% or lower.'),
    ],
    [
      460,
      {
        type: 'chose',
        key: 'k2',
        seq: 6,
        choice: 'none',
        title: 'None of these: I want to talk to a person',
      },
    ],
    [
      459,
      { type: 'escalated', reason: 'NOT_CLARIFIED', text: 'A person is on the way.' },
      why(
        'ESCALATE',
        'NOT_CLARIFIED',
        candidates,
        'Would have answered “Where is my order?” with an answer threshold of 0.41.',
        [{ signal: 'WANTS_PERSON', probability: 0.97, words: ['talk to a person'] }],
      ),
    ],
    [458, { type: 'offered', agent: 'jonas', deadline: at(438), skipped: [] }],
    [
      440,
      {
        type: 'withdrawn',
        agent: 'jonas',
        ending: 'DECLINED',
        reason: 'In the middle of something',
      },
    ],
    [439, { type: 'offered', agent: 'maria', deadline: at(419), skipped: [] }],
    [431, accepted('maria')],
    [
      300,
      replied(
        'maria',
        'I have your order **TL-20817** in front of me. The carrier scanned it on Monday evening in Leipzig, then nothing. I am asking them now.',
      ),
    ],
    [200, said('thank you! it is a birthday present for Saturday')],
    [
      180,
      {
        type: 'noted',
        agent: 'maria',
        key: 'n1',
        text: 'Birthday on Saturday. If the carrier has not found it by *Thursday noon*, send a new one by express.',
      },
    ],
    [
      120,
      replied(
        'maria',
        'Then let us make sure of Saturday. If it is not found by Thursday noon, a new plant leaves by express, free of charge:\n\n- you need not do anything\n- you get the tracking link by e-mail',
      ),
    ],
    [20, said('that is so kind, thanks a lot')],
    [12, said('can you also put a card with it?')],
  ],
  { seen: 16, visitorSeen: 16 },
);
add(
  'c-tom',
  'human',
  'maria',
  cardOf(
    'The leaves of my monstera turn yellow',
    'VISITOR_ASKED',
    'The visitor pressed “Talk to a person”.',
    facts('v2', 'Tom Brandt', null, false, 0),
    false,
    [],
    900,
  ),
  [
    [1000, started],
    [990, said('the leaves of my monstera turn yellow')],
    [980, { type: 'escalated', reason: 'VISITOR_ASKED', text: 'A person is on the way.' }],
    [900, accepted('maria')],
    [600, replied('maria', 'How often do you water it, and is the pot’s bottom wet?')],
  ],
  { seen: 5 },
);
add(
  'c-lena',
  'human',
  'maria',
  cardOf(
    'Change the delivery address',
    'SENSITIVE',
    'The rule “address change” asks for a person.',
    facts('v3', 'Lena', null, false, 0),
    false,
    [],
    300,
  ),
  [
    [320, started],
    [310, said('hi, i need to change the delivery address of my order')],
    [309, { type: 'escalated', reason: 'SENSITIVE', text: 'A person is on the way.' }],
    [250, accepted('maria')],
    [30, said('hello?')],
  ],
);
for (const [i, [name, text, reason, ago]] of [
  ['Piotr Nowak', 'This is the third time I write. I want my money back!', 'FRUSTRATED', 190],
  [null, 'Do you sell gift cards in the shop in Hamburg?', 'LOW_CONFIDENCE', 65],
].entries()) {
  add(
    `c-queue-${i}`,
    'queued',
    null,
    cardOf(
      text,
      reason,
      'Because of the words.',
      facts(`q${i}`, name, null, false, 1),
      reason === 'FRUSTRATED',
      candidates,
      ago,
    ),
    [
      [ago + 20, started],
      [ago + 10, said(text)],
      [
        ago,
        { type: 'escalated', reason, text: 'A person is on the way.' },
        why('ESCALATE', reason, candidates, 'Would have answered at 0.41.'),
      ],
    ],
  );
}
for (let i = 0; i < 7; i++) {
  add(`c-bot-${i}`, 'bot', null, null, [
    [60 * i + 50, started],
    [
      60 * i + 40,
      said(['Do you deliver to Austria?', 'Can I return a plant?', 'opening hours?'][i % 3]),
    ],
    [
      60 * i + 39,
      answered('Yes, we do. It takes 2 to 3 working days.'),
      why(
        'ANSWER',
        null,
        [tried('countries', 'Which countries do you deliver to?', 0.88, ['deliver'])],
        'Would have asked back above 0.88.',
      ),
    ],
  ]);
}
add(
  'c-follow',
  'followUp',
  null,
  cardOf(
    'Is my order confirmed?',
    'VISITOR_ASKED',
    'Nobody was signed in.',
    facts('f1', 'Sofia Marini', 'sofia@mail.example', false, 0),
    false,
    [],
    40000,
  ),
  [
    [40100, started],
    [40050, { type: 'escalated', reason: 'VISITOR_ASKED', text: '' }],
    [40049, { type: 'nobodyThere', why: 'OUTSIDE_HOURS', text: 'We are back at 9.' }],
    [
      40000,
      {
        type: 'messageLeft',
        key: 'm',
        text: 'I ordered last night and got no confirmation. Is everything all right?',
        name: 'Sofia Marini',
        email: 'sofia@mail.example',
        told: 'We answer by e-mail.',
      },
    ],
  ],
);
add('c-team', 'human', 'jonas', null, [
  [700, started],
  [690, said('Is this fern safe for cats?')],
  [650, accepted('jonas')],
  [600, replied('jonas', 'It is. Boston ferns are harmless for cats.')],
]);
for (let i = 0; i < 24; i++) {
  add(`c-closed-${i}`, 'closed', null, null, [
    [86400 + 3600 * i, started],
    [86390 + 3600 * i, said('Thanks, that is all')],
    [
      86300 + 3600 * i,
      { type: 'closed', by: 'AGENT', text: 'Thank you for writing!', reason: 'solved' },
    ],
    [86200 + 3600 * i, { type: 'rated', key: 'r', stars: 5, comment: 'So friendly', of: 'PERSON' }],
  ]);
}

function summary(c) {
  const words = c.log.findLast(({ event }) => 'text' in event && event.type !== 'noted');
  const by =
    { visitorSaid: 'VISITOR', messageLeft: 'VISITOR', agentReplied: 'AGENT' }[words?.event.type] ??
    'BOT';
  return {
    conversation: c.conversation,
    site: 'demo',
    state: c.state,
    epoch: c.epoch,
    seq: c.log.length,
    ...(c.agent ? { agent: c.agent } : {}),
    ...(c.card && c.state === 'queued' ? { waitingSince: c.card.waitingSince } : {}),
    ...(c.card ? { reason: c.card.reason } : {}),
    ...(c.card?.visitor.name ? { visitorName: c.card.visitor.name } : {}),
    preview: (words?.event.text ?? '').slice(0, 140),
    lastBy: by,
    lastAt: c.log.at(-1).at,
    seen: c.seen,
  };
}

const sockets = new Set();
function encode(text) {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : body.length < 65536
        ? Buffer.from([0x81, 126, body.length >> 8, body.length & 255])
        : Buffer.concat([
            Buffer.from([0x81, 127, 0, 0, 0, 0]),
            Buffer.from([
              body.length >>> 24,
              (body.length >> 16) & 255,
              (body.length >> 8) & 255,
              body.length & 255,
            ]),
          ]);
  return Buffer.concat([head, body]);
}
const tell = (socket, frame) => socket.write(encode(JSON.stringify(frame)));
const tellAll = (frame) => {
  for (const socket of sockets) tell(socket, frame);
};
function append(c, event) {
  const frame = {
    type: 'event',
    conversation: c.conversation,
    seq: c.log.length + 1,
    at: at(0),
    event,
  };
  c.log.push(frame);
  for (const socket of sockets) if (socket.reading.has(c.conversation)) tell(socket, frame);
  tellAll({ type: 'summary', summary: summary(c) });
  return frame.seq;
}
const colleagues = () => ({
  type: 'colleagues',
  agents: staff.map(({ id, name, title, capacity }, i) => ({
    agent: { id, name, title },
    status: id === me.id ? status : (['available', 'busy', 'available', 'offline'][i] ?? 'offline'),
    load: id === me.id ? 3 : i,
    capacity,
  })),
});
const offerOf = (c) => ({
  type: 'offer',
  conversation: c.conversation,
  epoch: c.epoch,
  deadline: at(-20),
  leftMs: c.endsAt - Date.now(),
  transfer: false,
  card: c.card,
});

function obey(socket, command) {
  const c = conversations.get(command.conversation);
  const ok = (seq) =>
    tell(socket, {
      type: 'ok',
      id: command.id,
      ...(command.key ? { key: command.key } : {}),
      ...(seq ? { seq } : {}),
      at: at(0),
    });
  switch (command.type) {
    case 'hello':
      tell(socket, {
        type: 'welcome',
        id: command.id,
        era: 'e1',
        agent: person(me.id, me.name, me.title),
        role: me.role,
        status,
        capacity: me.capacity,
        heartbeatMs: 10000,
        protocol: 1,
      });
      for (const { conversation, seq } of command.resume ?? []) read(socket, conversation, seq);
      for (const each of conversations.values())
        if (each.state !== 'closed' && each.state !== 'bot')
          tell(socket, { type: 'summary', summary: summary(each) });
      tell(socket, colleagues());
      for (const each of conversations.values())
        if (each.state === 'ringing' && each.agent === me.id) tell(socket, offerOf(each));
      return tell(socket, { type: 'ready' });
    case 'ping':
      return tell(socket, { type: 'pong', id: command.id, at: at(0) });
    case 'list': {
      const states = {
        mine: 'human',
        queue: 'queued',
        bot: 'bot',
        followUps: 'followUp',
        closed: 'closed',
      };
      const found = [...conversations.values()].filter(
        (each) =>
          each.state === states[command.box] && (command.box !== 'mine' || each.agent === me.id),
      );
      const from = Number(command.before ?? 0);
      const size = command.box === 'closed' ? 15 : 100;
      return tell(socket, {
        type: 'page',
        id: command.id,
        box: command.box,
        summaries: found.slice(from, from + size).map(summary),
        ...(found.length > from + size ? { next: String(from + size) } : {}),
      });
    }
    case 'open':
      if (!c)
        return tell(socket, {
          type: 'refused',
          id: command.id,
          code: 'UNKNOWN_CONVERSATION',
          message: 'No such conversation.',
          retry: false,
        });
      read(socket, command.conversation, command.after);
      return ok();
    case 'leave':
      socket.reading.delete(command.conversation);
      return ok();
    case 'setStatus':
      status = command.status;
      tellAll({ type: 'status', status, ...(command.reason ? { reason: command.reason } : {}) });
      tellAll(colleagues());
      return ok();
    case 'seen':
      c.seen = Math.max(c.seen, command.seq);
      return undefined;
    case 'reply':
      if (hold) return undefined;
      if (command.text === 'refuse me')
        return tell(socket, {
          type: 'refused',
          id: command.id,
          key: command.key,
          code: 'STALE_EPOCH',
          message: 'The conversation has changed hands meanwhile.',
          retry: false,
        });
      ok(append(c, { type: 'agentReplied', agent: me.id, key: command.key, text: command.text }));
      setTimeout(
        () => tellAll({ type: 'seen', conversation: c.conversation, seq: c.log.length }),
        1500,
      );
      return undefined;
    case 'note':
      return ok(append(c, { type: 'noted', agent: me.id, key: command.key, text: command.text }));
    case 'judge':
      return ok(
        append(c, {
          type: 'judged',
          agent: me.id,
          turn: command.turn,
          judgement: command.judgement,
          ...(command.entry ? { entry: command.entry } : {}),
        }),
      );
    case 'accept':
      if (c.state !== 'ringing')
        return tell(socket, {
          type: 'refused',
          id: command.id,
          key: command.key,
          code: 'OFFER_GONE',
          message: 'The offer is over.',
          retry: false,
        });
      Object.assign(c, { state: 'human', agent: me.id, epoch: c.epoch + 1 });
      tellAll({ type: 'offerEnded', conversation: c.conversation, how: 'ACCEPTED' });
      return ok(append(c, accepted(me.id)));
    case 'decline':
      Object.assign(c, { state: 'queued', agent: null });
      tellAll({ type: 'offerEnded', conversation: c.conversation, how: 'DECLINED' });
      return ok(
        append(c, {
          type: 'withdrawn',
          agent: me.id,
          ending: 'DECLINED',
          ...(command.reason ? { reason: command.reason } : {}),
        }),
      );
    case 'take':
      Object.assign(c, { state: 'human', agent: me.id, epoch: c.epoch + 1 });
      return ok(append(c, accepted(me.id)));
    case 'transfer':
      Object.assign(c, { state: 'ringing', agent: command.agent, epoch: c.epoch + 1 });
      return ok(
        append(c, {
          type: 'transferOffered',
          from: me.id,
          to: command.agent,
          deadline: at(-20),
          ...(command.brief ? { brief: command.brief } : {}),
        }),
      );
    case 'giveBack':
      Object.assign(c, { state: 'bot', agent: null, epoch: c.epoch + 1 });
      return ok(
        append(c, {
          type: 'givenBack',
          agent: me.id,
          text: 'You are talking to the bot again.',
          settled: command.settled ?? [],
        }),
      );
    case 'close':
      Object.assign(c, { state: 'closed', agent: null, epoch: c.epoch + 1 });
      return ok(
        append(c, {
          type: 'closed',
          by: 'AGENT',
          text: 'Thank you for writing!',
          ...(command.reason ? { reason: command.reason } : {}),
        }),
      );
    default:
      return undefined;
  }
}
function read(socket, conversation, after) {
  const c = conversations.get(conversation);
  if (!c) return;
  socket.reading.add(conversation);
  for (const frame of c.log.slice(after)) tell(socket, frame);
  tell(socket, {
    type: 'caughtUp',
    conversation,
    seq: c.log.length,
    ...(c.card ? { card: c.card } : {}),
  });
  if (c.visitorSeen) tell(socket, { type: 'seen', conversation, seq: c.visitorSeen });
  tell(socket, { type: 'visitorThere', conversation, there: true });
}

const { answer } = await import('./mock-rest.mjs');

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://mock');
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    if (url.pathname.startsWith('/api/')) return api(request, response, url, body);
    if (url.pathname.startsWith('/dev/')) {
      dev(url);
      return response.writeHead(204).end();
    }
    return page(url, response);
  });
});

function json(response, code, content) {
  response.writeHead(code, {
    'Content-Type': code < 400 ? 'application/json' : 'application/problem+json',
  });
  response.end(content === undefined ? '' : JSON.stringify(content));
}
function api(request, response, url, body) {
  const path = url.pathname.slice('/api/v1'.length);
  if (path === '/session' && request.method === 'POST') {
    const { login, password } = JSON.parse(body);
    if (password !== 'look')
      return json(response, 401, { status: 401, code: 'WRONG_CREDENTIALS', detail: 'Wrong.' });
    me = staff.find((each) => login.startsWith(each.id)) ?? staff[0];
    status = 'available';
    session = { csrf: 'csrf', staff: me };
    return json(response, 200, session);
  }
  if (path.startsWith('/password')) {
    if (request.method === 'GET') {
      if (path.endsWith('gone'))
        return json(response, 404, { status: 404, code: 'NOT_FOUND', detail: 'No such link.' });
      return json(
        response,
        200,
        path.endsWith('setup')
          ? { kind: 'setup' }
          : { kind: 'invite', login: 'jonas@shop.example', name: 'Jonas Okafor' },
      );
    }
    session = { csrf: 'csrf', staff: me };
    return json(response, 200, session);
  }
  if (!session)
    return json(response, 401, { status: 401, code: 'SIGNED_OUT', detail: 'Sign in first.' });
  if (path === '/session') {
    if (request.method === 'DELETE') {
      session = null;
      return json(response, 204);
    }
    return json(response, 200, session);
  }
  const { code, content, text } = answer({
    method: request.method,
    path,
    query: url.searchParams,
    body,
    staff,
    began,
    snapshot,
  });
  if (text !== undefined) {
    response.writeHead(code, { 'Content-Type': 'text/plain; charset=utf-8' });
    return response.end(text);
  }
  return json(response, code, content);
}
const snapshot = () => ({
  node: 'node-1',
  era: 'e1',
  conversations: [...conversations.values()].map((c) => ({
    conversation: c.conversation,
    site: 'demo',
    state: c.state,
    ...(c.agent ? { owner: c.agent } : {}),
    epoch: c.epoch,
    ...(c.state === 'queued' ? { waitingSince: c.card.waitingSince } : {}),
  })),
  agents: staff.map((each, i) => ({
    id: each.id,
    name: each.name,
    status: ['available', 'busy', 'available', 'offline'][i],
    capacity: each.capacity,
    load: [3, 1, 3, 0][i],
    lastSeen: at(i * 40),
  })),
  queue: 2,
});

function dev(url) {
  const hanna = conversations.get('c-hanna');
  switch (url.pathname) {
    case '/dev/ring': {
      const id = `c-ring-${randomUUID().slice(0, 4)}`;
      add(
        id,
        'ringing',
        me.id,
        cardOf(
          'My plant arrived with a broken pot and half of the soil is gone',
          'LOW_CONFIDENCE',
          'The best answer reached 41%, and answers need 62%.',
          facts('r1', 'Jana Sommer', 'jana@mail.example', true, 1),
          url.searchParams.has('hot'),
          candidates,
          14,
        ),
        [
          [60, started],
          [30, said('My plant arrived with a broken pot and half of the soil is gone')],
          [
            14,
            { type: 'escalated', reason: 'LOW_CONFIDENCE', text: 'A person is on the way.' },
            why('ESCALATE', 'LOW_CONFIDENCE', candidates, 'Would have answered at 0.41.'),
          ],
        ],
      );
      const c = conversations.get(id);
      c.endsAt = Date.now() + 20000;
      tellAll({ type: 'summary', summary: summary(c) });
      tellAll(offerOf(c));
      return setTimeout(() => {
        if (c.state === 'ringing') {
          Object.assign(c, { state: 'queued', agent: null });
          tellAll({ type: 'offerEnded', conversation: id, how: 'MISSED' });
          tellAll({ type: 'summary', summary: summary(c) });
        }
      }, 20000);
    }
    case '/dev/say':
      return append(hanna, said(url.searchParams.get('text') ?? 'And another thing'));
    case '/dev/typing':
      return tellAll({ type: 'typing', conversation: 'c-hanna', who: 'VISITOR', on: true });
    case '/dev/drop':
      for (const socket of sockets) socket.destroy();
      return sockets.clear();
    case '/dev/away':
      status = 'away';
      return tellAll({ type: 'status', status, reason: 'two offers rang without an answer' });
    case '/dev/sign-out':
      session = null;
      for (const socket of sockets) socket.end(Buffer.from([0x88, 2, 4501 >> 8, 4501 & 255]));
      return sockets.clear();
    case '/dev/hold':
      hold = !hold;
      return undefined;
    case '/dev/closed-door':
      closedDoor = !closedDoor;
      return undefined;
    default:
      return undefined;
  }
}
let closedDoor = false;

function page(url, response) {
  let path = normalize(url.pathname);
  if (path.endsWith('/')) path += 'index.html';
  const file = join(web, path);
  if (!file.startsWith(web) || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': CSP,
  });
  return response.end(readFileSync(file));
}

server.on('upgrade', (request, socket) => {
  if (!session || closedDoor) return socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: firsthand.v1\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.reading = new Set();
  sockets.add(socket);
  let rest = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 6) {
      let length = rest[1] & 127;
      let start = 2;
      if (length === 126) {
        length = rest.readUInt16BE(2);
        start = 4;
      }
      if (rest.length < start + 4 + length) return;
      const mask = rest.subarray(start, start + 4);
      const body = Buffer.from(rest.subarray(start + 4, start + 4 + length)).map(
        (byte, i) => byte ^ mask[i % 4],
      );
      const opcode = rest[0] & 15;
      rest = rest.subarray(start + 4 + length);
      if (opcode === 8) return socket.end();
      if (opcode === 1) obey(socket, JSON.parse(body.toString()));
    }
  });
  return undefined;
});
server.listen(port, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${port}/console/\n`));
