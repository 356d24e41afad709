// A bot behind Firsthand's webhook, without dependencies: checks the signature, knows repeats, and
// answers from a table. Run it with the secret that the admin page showed:
//
//   WEBHOOK_SECRETS=whsec_… node bot.mjs
//
// PORT is 8090 unless set; DELAY_MS makes it slow, to see what Firsthand does then.
import { createServer } from "node:http";
import { isSigned } from "../signature.mjs";

const delay = Number(process.env.DELAY_MS ?? 0);
const orders = new Map([
  ["1042", "is on its way and arrives **tomorrow**."],
  ["1043", "is packed and leaves us today."],
]);
const deliveries = [
  {
    id: "bike-delivery",
    title: "When is my new bike delivered?",
    text: "Within five days.",
  },
  {
    id: "part-delivery",
    title: "When are spare parts delivered?",
    text: "Within two days.",
  },
];

/** What the bot makes of a call. Unsure: no candidates. Firsthand decides what to do then. */
function answer({ question: { text, choice }, stands }) {
  // What a person settled in words of their own is for people: this bot does not go into it again.
  const settled = (stands?.settled ?? []).filter(
    (point) => point.entry === undefined,
  );
  if (settled.some((point) => haveInCommon(point.text, text)))
    return { wantsPerson: true };
  const chosen = deliveries.find(({ id }) => id === choice);
  if (chosen) return { candidates: [{ ...chosen, confidence: 1 }] };
  const order = /\border\b\D*(\d{4,})/i.exec(text)?.[1];
  if (orders.has(order)) {
    const status = `Your order ${order} ${orders.get(order)}`;
    return { title: "Where is my order?", text: status, confidence: 0.95 };
  }
  if (/\bopen\b/i.test(text))
    return { candidates: [{ entry: "opening-hours", confidence: 0.9 }] };
  if (/\bdeliver/i.test(text)) {
    return {
      candidates: deliveries.map((each) => ({ ...each, confidence: 0.4 })),
    };
  }
  return /\bcomplaint\b/i.test(text)
    ? { wantsPerson: true }
    : { candidates: [] };
}

/** Whether two texts share a number, such as an order's, or two longer words. */
function haveInCommon(one, other) {
  const words = (text) => text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? [];
  const shared = words(other).filter((word) => words(one).includes(word));
  return shared.length > 1 || shared.some((word) => /\d/.test(word));
}

/** The last answers by id: a question that comes again is not worked on again. */
const answered = new Map();
function once(id, work) {
  if (!answered.has(id)) {
    answered.set(id, work());
    if (answered.size > 1000) answered.delete(answered.keys().next().value);
  }
  return answered.get(id);
}

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  if (request.method !== "POST" || !isSigned(request.headers, body)) {
    response.writeHead(401).end();
    return;
  }
  const said = once(request.headers["webhook-id"], () =>
    answer(JSON.parse(body)),
  );
  setTimeout(() => {
    response
      .writeHead(200, { "Content-Type": "application/json" })
      .end(JSON.stringify(said));
  }, delay);
});
server.keepAliveTimeout = 60_000; // Longer than Firsthand keeps a connection, so that none breaks.
server.listen(Number(process.env.PORT ?? 8090), "127.0.0.1", () => {
  console.log(`ready http://127.0.0.1:${server.address().port}/`);
});
