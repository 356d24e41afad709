// The REST side of the mock: fixtures for the console and the admin pages.
const policies = [
  {
    version: 4,
    author: 'Henrik Vogt',
    at: '2026-11-20T09:12:00Z',
    comment: 'Ask back a little earlier',
    policy: {
      answerThreshold: 0.62,
      askBackThreshold: 0.35,
      margin: 0.08,
      askBacksInARow: 1,
      missesInARow: 2,
    },
  },
  {
    version: 3,
    author: 'Henrik Vogt',
    at: '2026-11-12T15:40:00Z',
    comment: 'Fewer wrong answers after the autumn sale',
    policy: {
      answerThreshold: 0.62,
      askBackThreshold: 0.4,
      margin: 0.08,
      askBacksInARow: 1,
      missesInARow: 2,
    },
  },
  {
    version: 2,
    author: 'Ruth Castellanos',
    at: '2026-10-02T08:00:00Z',
    comment: '',
    policy: {
      answerThreshold: 0.58,
      askBackThreshold: 0.4,
      margin: 0.05,
      askBacksInARow: 1,
      missesInARow: 2,
    },
  },
  {
    version: 1,
    author: 'Firsthand',
    at: '2026-09-01T08:00:00Z',
    comment: 'Default',
    policy: {
      answerThreshold: 0.55,
      askBackThreshold: 0.35,
      margin: 0.05,
      askBacksInARow: 1,
      missesInARow: 2,
    },
  },
];
const entries = [
  [
    'delivery-time',
    'How long does delivery take?',
    'delivery',
    'In Germany your parcel takes **1 to 2 working days** once it has left the greenhouse. More on [delivery](/delivery.html).',
  ],
  [
    'delivery-cost',
    'How much is delivery?',
    'delivery',
    'Delivery in Germany is €4.90, and free from €49.',
  ],
  [
    'late-parcel',
    'Where is my order?',
    'delivery',
    'Your tracking link is in the e-mail that we sent when it left.\n\n- Nothing there? Look in the spam folder.\n- Still nothing? Write to us here.',
  ],
  [
    'damaged',
    'My plant arrived damaged. What now?',
    'returns',
    'Oh no! Send us a photo, and you choose: a new plant or your money back.',
  ],
  [
    'returns',
    'How do I return something?',
    'returns',
    'You have 30 days. Get your label at [returns](/returns.html).',
  ],
  [
    'yellow-leaves',
    'Why do the leaves turn yellow?',
    'plant care',
    'Most often it is too much water. Let the soil dry to a finger’s depth.',
  ],
  ['lieferzeit', 'Wie lange dauert die Lieferung?', 'delivery', 'In Deutschland 1 bis 2 Werktage.'],
].map(([id, question, category, text]) => ({
  id,
  question,
  category,
  answer: text,
  language: id === 'lieferzeit' ? 'de' : 'en',
  phrasings: [
    `${question.toLowerCase().replace('?', '')} please`,
    `about: ${id}`,
    'in other words',
    'and once more',
  ],
  quickReplies: ['How much is delivery?'],
}));
const sites = [
  {
    key: 'demo',
    name: 'Tuck & Leaf',
    origins: ['https://shop.example', 'https://www.shop.example'],
    look: {
      accent: '#2f6f4f',
      position: 'right',
      launcher: 'Questions? Ask us',
      greeting: 'Hello! Ask me about plants and orders.',
      language: 'en',
    },
  },
];
const canned = [
  [
    'hello',
    'Warm first words',
    'Hello {{visitor.firstName}}, I am {{agent.firstName}}. I have read what you wrote and look into it now.',
  ],
  [
    'check',
    'Looking something up',
    'Let me look that up for you, {{visitor.firstName}}. I stay in this chat.',
  ],
  [
    'number',
    'Ask for the order number',
    'Could you tell me your order number? It starts with TL-.',
  ],
  ['photo', 'Ask for a photo', 'Could you send me a photo of the whole plant?'],
  ['refund', 'Refund is on its way', 'Your refund has been sent. It shows within 1 to 3 days.'],
  [
    'bye',
    'Warm close',
    'You are welcome, {{visitor.firstName}}! Write here again whenever you like.',
  ],
].map(([shortcut, title, text], i) => ({ id: `r${i}`, shortcut, title, text }));
let version = 112;

const done = (content, code = 200) => ({ code, content });
const problem = (status, code, detail, more = {}) => ({
  code: status,
  content: { status, code, detail, ...more },
});

export function answer({ method, path, query, body, staff, snapshot }) {
  const given = () => JSON.parse(body);
  const route = `${method} ${path}`;
  if (route === 'GET /snapshot') return done(snapshot());
  if (route === 'GET /canned' || route === 'GET /canned/shared') return done({ responses: canned });
  if (route === 'POST /canned') {
    const response = { id: `r${canned.length}`, ...given() };
    canned.push(response);
    return done(response, 201);
  }
  if (route === 'POST /canned/own') {
    const response = { id: `r${canned.length}`, whose: 'own', ...given() };
    canned.push(response);
    return done(response, 201);
  }
  const cannedId = /^\/canned\/(?:own\/)?(.+)$/.exec(path)?.[1];
  if (cannedId !== undefined) {
    const i = canned.findIndex((each) => each.id === cannedId);
    if (method === 'DELETE') canned.splice(i, 1);
    else Object.assign(canned[i], given());
    return method === 'DELETE' ? done(undefined, 204) : done(canned[i]);
  }
  if (route === 'GET /staff') return done({ staff });
  if (route === 'POST /staff') {
    const wanted = given();
    if (!wanted.login)
      return problem(422, 'BAD_FIELD', 'Give the sign-in name.', { field: 'login' });
    const member = { id: `s${staff.length}`, active: true, status: 'offline', ...wanted };
    staff.push(member);
    return done(
      {
        staff: member,
        link: 'http://127.0.0.1:8099/console/#/welcome/one-time-token-of-a-new-colleague',
      },
      201,
    );
  }
  const member = staff.find((each) => path.startsWith(`/staff/${each.id}`));
  if (member) {
    if (path.endsWith('/link'))
      return done({
        link: 'http://127.0.0.1:8099/console/#/welcome/one-time-token-for-a-password',
      });
    Object.assign(member, given());
    return done(member);
  }
  if (route === 'GET /sites') return done({ sites });
  if (route === 'POST /sites') {
    const site = {
      ...given(),
      origins: [],
      look: { accent: '#b3471f', position: 'right', launcher: '', greeting: '', language: 'en' },
    };
    sites.push(site);
    return done(site, 201);
  }
  const [, key, rest] = /^\/sites\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const site = sites.find((each) => each.key === key);
  if (!site) return problem(404, 'NOT_FOUND', 'No such thing here.');
  if (rest === undefined) {
    if (method === 'PATCH') Object.assign(site, given());
    return done(site);
  }
  if (rest === '/policy') {
    if (method === 'GET') return done({ current: policies[0], versions: policies });
    const { basedOn, comment, policy } = given();
    if (comment === 'stale' || basedOn !== policies[0].version)
      return problem(409, 'STALE_VERSION', 'Another version was saved first.', {
        current: {
          ...policies[0],
          version: 5,
          author: 'Ruth Castellanos',
          policy: { ...policies[0].policy, answerThreshold: 0.7 },
        },
      });
    if (policy.askBackThreshold > policy.answerThreshold)
      return problem(
        422,
        'BAD_FIELD',
        'The ask-back threshold must not lie above the answer threshold.',
        { field: 'askBackThreshold' },
      );
    const saved = {
      version: policies[0].version + 1,
      author: 'Maria Lindqvist',
      at: new Date().toISOString(),
      comment,
      policy,
    };
    policies.unshift(saved);
    return done(saved, 201);
  }
  if (rest === '/faq' && method === 'GET')
    return done({
      version,
      model: 'lexical',
      modelState: 'absent',
      reason: 'The semantic model is not installed.',
      entries,
    });
  if (rest === '/faq/test') {
    const words = given().text.toLowerCase();
    const sure = words.includes('delivery') ? 0.93 : words.includes('order') ? 0.48 : 0.14;
    const verdict = sure > 0.62 ? 'ANSWER' : sure > 0.35 ? 'ASK_BACK' : 'ESCALATE';
    return done({
      verdict,
      ...(verdict === 'ESCALATE' ? { reason: 'LOW_CONFIDENCE' } : {}),
      text:
        verdict === 'ANSWER'
          ? entries[0].answer
          : verdict === 'ASK_BACK'
            ? 'Did you mean one of these?'
            : 'I am not sure about that. A person is on the way.',
      why: {
        verdict,
        ...(verdict === 'ESCALATE' ? { reason: 'LOW_CONFIDENCE' } : {}),
        candidates: entries.slice(0, 3).map((each, i) => ({
          entry: each.id,
          title: each.question,
          confidence: sure / (i * 2 + 1),
          nearest: each.phrasings[0],
          words: ['delivery'].slice(0, i === 0 ? 1 : 0),
        })),
        signals: [],
        answerThreshold: 0.62,
        askBackThreshold: 0.35,
        margin: 0.08,
        policyVersion: 4,
        faqVersion: version,
        model: 'lexical',
        turn:
          verdict === 'ANSWER'
            ? 'Would have asked back below 0.62.'
            : 'Would have answered at 0.48.',
      },
    });
  }
  if (rest === '/faq/import') {
    return done({
      version: 1,
      entries: 60,
      created: 3,
      changed: 2,
      errors:
        query.get('dryRun') === 'true' && body.includes('bad')
          ? [
              { line: 12, message: 'The column "answer" is empty. Give the entry an answer.' },
              { line: 31, message: 'Unknown language "xx". Use a tag such as "en" or "de".' },
            ]
          : [],
    });
  }
  if (rest === '/faq/export') return { code: 200, text: JSON.stringify(entries, null, 2) };
  const entryId = /^\/faq\/(.+)$/.exec(rest)?.[1];
  version++;
  if (method === 'POST') {
    const entry = { ...given(), id: `new-${version}` };
    entries.push(entry);
    return done({ version, entry }, 201);
  }
  const i = entries.findIndex((each) => each.id === entryId);
  if (method === 'DELETE') return done({ version, entry: entries.splice(i, 1)[0] });
  entries[i] = { ...entries[i], ...given() };
  return done({ version, entry: entries[i] });
}
