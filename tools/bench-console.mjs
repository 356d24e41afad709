// Measures the agents' console in Chromium: 500 open conversations, transcripts of 5,000 messages. The page is
// the built one; the server is played here, so that only the browser's work counts.
//   tools/bench-console.sh [--slow N] [--json FILE]      N: how many times slower a processor to pretend
import { createReadStream, existsSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

const home = process.env.BENCH_HOME;
const { chromium } = await import(
  pathToFileURL(join(home, "web-widget/node_modules/package/index.mjs")).href
);
const option = (name) => {
  const i = process.argv.indexOf(name);
  return i < 0 ? undefined : process.argv[i + 1];
};
const slow = Number(option("--slow") ?? 1);
const web = join(home, "web-widget/target/classes/web");
if (!existsSync(join(web, "console/index.html")))
  throw Error("Build the pages first: ./firsthand build");

const MINE = 60;
const BOXES = { human: MINE, queued: 40, bot: 300, followUp: 50, team: 50 };
const LONG = 5000;
const SHORT = 100;
const ROUNDS = 30;
const era = "bench";
const start = Date.now() - 3_600_000;
const at = (ms) => new Date(start + ms).toISOString();

/** Conversations by id: state, agent, and how many messages. */
const chats = new Map();
let n = 0;
/** The long ones stand where their box shows them first. */
const isLong = (box, i, count) =>
  box === "bot" ? i >= count - 2 : box === "human" && i < 2;
for (const [box, count] of Object.entries(BOXES)) {
  for (let i = 0; i < count; i++) {
    const id = `v${++n}.1`;
    const state = box === "team" ? "human" : box;
    const agent =
      box === "human" ? "maria" : box === "team" ? "jonas" : undefined;
    chats.set(id, {
      id,
      nth: n,
      state,
      agent,
      size: isLong(box, i, count) ? LONG : SHORT,
      said: 0,
    });
  }
}

const WORDS =
  "my order should have been here on tuesday and now the tracking says nothing at all".split(
    " ",
  );
const words = (i) =>
  Array.from(
    { length: 6 + (i % 14) },
    (_none, k) => WORDS[(i + k * 3) % WORDS.length],
  ).join(" ");

function eventAt(chat, seq) {
  const who =
    seq === 1 ? "started" : seq === 2 && chat.agent ? "accepted" : seq % 3;
  const event =
    who === "started"
      ? { type: "started", text: "Hello! I am the bot." }
      : who === "accepted"
        ? {
            type: "accepted",
            agent: { id: chat.agent, name: chat.agent, title: "Care" },
            greeting: "Hello!",
          }
        : who === 0 && chat.agent
          ? {
              type: "agentReplied",
              agent: chat.agent,
              key: `k${seq}`,
              text: `**${seq}** ${words(seq)}`,
            }
          : {
              type: "visitorSaid",
              key: `k${seq}`,
              text: `${seq} ${words(seq)}`,
            };
  return {
    type: "event",
    conversation: chat.id,
    seq,
    at: at(seq * 400),
    event,
  };
}

const summary = (chat) => ({
  conversation: chat.id,
  site: "shop",
  state: chat.state,
  epoch: 2,
  seq: chat.size + chat.said,
  ...(chat.agent ? { agent: chat.agent } : {}),
  visitorName: `Visitor ${chat.id}`,
  preview: words(chat.size + chat.said),
  lastBy: "VISITOR",
  lastAt: at(chat.nth * 10 + chat.said * 1000),
  ...(chat.state === "queued"
    ? { waitingSince: at(0), reason: "VISITOR_ASKED" }
    : {}),
  seen: chat.size + chat.said,
});

const card = (chat) => ({
  wish: words(chat.size),
  tried: [],
  reason: "VISITOR_ASKED",
  because: "The visitor asked.",
  frustrated: false,
  waitingSince: at(0),
  visitor: {
    id: chat.id.split(".")[0],
    name: `Visitor ${chat.id}`,
    verified: true,
    earlier: 0,
    attributes: [],
  },
  promises: [],
  settled: [],
});

function obey(say, command) {
  const chat = chats.get(command.conversation);
  switch (command.type) {
    case "hello":
      say({
        type: "welcome",
        id: command.id,
        era,
        agent: { id: "maria", name: "Maria", title: "Care" },
        role: "agent",
        status: "available",
        capacity: 100,
        heartbeatMs: 60_000,
        protocol: 1,
        quietAfterMs: 600_000,
        quietWeight: 50,
      });
      for (const each of chats.values())
        if (each.state !== "bot")
          say({ type: "summary", summary: summary(each) });
      say({ type: "colleagues", agents: [] });
      return say({ type: "ready" });
    case "list": {
      const state = {
        mine: "human",
        queue: "queued",
        bot: "bot",
        followUps: "followUp",
        closed: "closed",
      }[command.box];
      const found = [...chats.values()].filter(
        (each) =>
          each.state === state &&
          (command.box !== "mine" || each.agent === "maria"),
      );
      return say({
        type: "page",
        id: command.id,
        box: command.box,
        summaries: found.map(summary),
      });
    }
    case "fetch": {
      const end = Math.min(
        chat.size + chat.said,
        command.after + command.limit,
      );
      for (let seq = command.after + 1; seq <= end; seq++)
        say(eventAt(chat, seq));
      return say({ type: "ok", id: command.id, at: at(0) });
    }
    case "open": {
      say({ type: "ok", id: command.id, at: at(0) });
      const upTo = chat.size + chat.said - (command.newest ?? Infinity);
      const from = Math.max(command.after, upTo);
      if (from > command.after)
        say({
          type: "earlier",
          conversation: chat.id,
          upTo,
          events: [eventAt(chat, 2)].filter(
            ({ event }) => event.type === "accepted",
          ),
        });
      for (let seq = from + 1; seq <= chat.size + chat.said; seq++)
        say(eventAt(chat, seq));
      return say({
        type: "caughtUp",
        conversation: chat.id,
        seq: chat.size + chat.said,
        card: card(chat),
      });
    }
    case "ping":
      return say({
        type: "pong",
        id: command.id,
        at: new Date().toISOString(),
      });
    default:
      return (
        command.id &&
        say({
          type: "ok",
          id: command.id,
          ...(command.key ? { key: command.key } : {}),
          at: at(0),
        })
      );
  }
}

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const session = {
  csrf: "x",
  staff: {
    id: "maria",
    login: "maria",
    name: "Maria",
    title: "Care",
    role: "agent",
    capacity: 100,
    languages: ["en"],
  },
};
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://bench");
  if (pathname.startsWith("/api/")) {
    const body =
      pathname === "/api/v1/session"
        ? session
        : pathname === "/api/v1/canned"
          ? { responses: [] }
          : { tags: [], found: [] };
    return response
      .writeHead(200, { "Content-Type": "application/json" })
      .end(JSON.stringify(body));
  }
  const file = join(
    web,
    normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname),
  );
  if (!file.startsWith(web) || !existsSync(file))
    return response.writeHead(404).end();
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
  });
  return createReadStream(file).pipe(response);
});

/** The other end of the page's one socket: RFC 6455, as little of it as this needs. */
let say = () => undefined;
server.on("upgrade", (request, socket) => {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  socket.write(
    [
      "HTTP/1.1 101 Switching Protocols",
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Accept: ${createHash("sha1").update(key).digest("base64")}`,
      `Sec-WebSocket-Protocol: ${request.headers["sec-websocket-protocol"]}`,
      "\r\n",
    ].join("\r\n"),
  );
  say = (frame) => socket.write(framed(JSON.stringify(frame)));
  let buffer = Buffer.alloc(0);
  socket.on("data", (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (let read = unframed(buffer); read !== null; read = unframed(buffer)) {
      buffer = buffer.subarray(read.length);
      if (read.opcode === 1) obey(say, JSON.parse(read.text));
    }
  });
  socket.on("error", () => undefined);
});

function framed(text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(
    body.length < 126 ? 2 : body.length < 65_536 ? 4 : 10,
  );
  head[0] = 0x81;
  head[1] = body.length < 126 ? body.length : body.length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(body.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}

function unframed(buffer) {
  if (buffer.length < 6) return null;
  const short = buffer[1] & 127;
  const from = short === 126 ? 4 : 2;
  const size = short === 126 ? buffer.readUInt16BE(2) : short;
  const length = from + 4 + size;
  if (short === 127 || buffer.length < length) return null;
  const mask = buffer.subarray(from, from + 4);
  const body = Buffer.from(buffer.subarray(from + 4, length)).map(
    (byte, i) => byte ^ mask[i & 3],
  );
  return { opcode: buffer[0] & 15, text: body.toString(), length };
}

await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}`;

const sorted = (all) => all.toSorted((a, b) => a - b);
const quantile = (all, q) =>
  sorted(all)[Math.min(all.length - 1, Math.floor(all.length * q))] ?? 0;
const figures = (all) => ({
  n: all.length,
  median: Math.round(quantile(all, 0.5) * 10) / 10,
  p95: Math.round(quantile(all, 0.95) * 10) / 10,
  max: Math.round(Math.max(0, ...all) * 10) / 10,
});

/** In the page: clicks a chat in the list, and waits until its last message is painted. */
const OPEN = async ({ id, last }) => {
  const line = [...document.querySelectorAll("button.line")].find((each) =>
    each.textContent.includes(`Visitor ${id}`),
  );
  if (!line) throw Error(`${id} is not in the list`);
  const began = performance.now();
  line.click();
  while (!document.querySelector(`[data-seq="${last}"]`))
    await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await new Promise((painted) => setTimeout(painted));
  return performance.now() - began;
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const result = {
  slow,
  chromium: browser.version(),
  conversations: chats.size,
  messages: LONG,
};
try {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 } })
  ).newPage();
  page.on("pageerror", (error) => console.error(`page: ${error.message}`));
  if (slow > 1) {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slow });
  }
  const began = performance.now();
  await page.goto(`${address}/console/`);
  await page.locator("button.line").first().waitFor({ timeout: 120_000 });
  result.listDrawn = Math.round(performance.now() - began);
  // What is the agent's own is read in the background: wait until all of it is there.
  await page.waitForTimeout(5_000 * Math.max(1, slow / 2));

  const open = async (id, size, rounds) => {
    const times = [];
    for (let i = 0; i < rounds; i++) {
      times.push(
        await page.evaluate(OPEN, { id, last: size + chats.get(id).said }),
      );
      await page.evaluate(OPEN, {
        id: "v5.1",
        last: SHORT + chats.get("v5.1").said,
      });
    }
    return figures(times);
  };
  result.openShort = await open("v4.1", SHORT, ROUNDS);
  result.openLong = await open("v1.1", LONG, ROUNDS);

  await page.evaluate(() =>
    [...document.querySelectorAll("button.box")]
      .find((each) =>
        /^Bot chats/.test(each.getAttribute("aria-label") ?? each.textContent),
      )
      ?.click(),
  );
  await page.locator("button.line").first().waitFor();
  const cold = [...chats.values()]
    .filter((each) => each.state === "bot")
    .toReversed();
  result.openLongCold = figures([
    await page.evaluate(OPEN, { id: cold[0].id, last: LONG }),
    await page.evaluate(OPEN, { id: cold[1].id, last: LONG }),
  ]);
  const shortCold = [];
  for (const { id } of cold.slice(2, 22))
    shortCold.push(await page.evaluate(OPEN, { id, last: SHORT }));
  result.openShortCold = figures(shortCold);

  // Typing in the long chat, while 20 messages a second come into others.
  await page.evaluate(() =>
    [...document.querySelectorAll("button.box")]
      .find((each) =>
        /^Mine/.test(each.getAttribute("aria-label") ?? each.textContent),
      )
      ?.click(),
  );
  await page.evaluate(OPEN, { id: "v1.1", last: LONG });
  await page.evaluate(() => {
    window.longTasks = [];
    window.keys = [];
    new PerformanceObserver((list) =>
      window.longTasks.push(
        ...list.getEntries().map(({ duration }) => duration),
      ),
    ).observe({ type: "longtask" });
    document.addEventListener(
      "keydown",
      () => {
        const pressed = performance.now();
        requestAnimationFrame(() =>
          setTimeout(() => window.keys.push(performance.now() - pressed)),
        );
      },
      { capture: true },
    );
  });
  const others = [...chats.values()].filter(
    (each) => each.agent === "maria" && each.size === SHORT,
  );
  let turn = 0;
  const traffic = setInterval(() => {
    const chat = others[turn++ % others.length];
    chat.said++;
    say(eventAt(chat, chat.size + chat.said));
    say({ type: "summary", summary: { ...summary(chat), seen: 0 } });
  }, 50);
  await page.locator(".composer textarea").focus();
  await page.keyboard.type(
    "the quick brown fox jumps over the lazy dog and types on ".repeat(4),
    { delay: 25 },
  );
  clearInterval(traffic);
  const typed = await page.evaluate(() => ({
    keys: window.keys,
    longTasks: window.longTasks,
  }));
  result.keyToPaint = figures(typed.keys);
  result.typingLongTasks = {
    n: typed.longTasks.length,
    max: Math.round(Math.max(0, ...typed.longTasks)),
  };

  // Scrolling up through the long chat.
  await page.evaluate(() => {
    window.longTasks.length = 0;
  });
  result.scroll = await page.evaluate(async () => {
    const box = document.querySelector(".transcript__scroll");
    const frames = [];
    let last = performance.now();
    while (!document.querySelector('[data-seq="1"]') && frames.length < 4000) {
      box.scrollTop -= 400;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
    }
    return { frames, rows: document.querySelectorAll("[data-seq]").length };
  });
  result.scrollFrame = figures(result.scroll.frames);
  result.rowsInPage = result.scroll.rows;
  delete result.scroll;
  result.linesInPage = await page.locator("button.line").count();
} finally {
  await browser.close();
  server.close();
}

const row = (name, { n, median, p95, max }) => [name, n, median, p95, max];
const table = [
  ["what, in ms", "n", "median", "p95", "max"],
  row(`open a chat of ${SHORT} messages, read before`, result.openShort),
  row(`open a chat of ${LONG} messages, read before`, result.openLong),
  row(`open a chat of ${SHORT} messages, never read`, result.openShortCold),
  row(`open a chat of ${LONG} messages, never read`, result.openLongCold),
  row("key to paint, 20 messages/s coming in", result.keyToPaint),
  row("frame while scrolling to the first message", result.scrollFrame),
];
console.log(
  `Chromium ${result.chromium}, processor slowed ${slow}×, ${chats.size} conversations`,
);
for (const [what, ...cells] of table)
  console.log(
    `${String(what).padEnd(46)}${cells.map((cell) => String(cell).padStart(9)).join("")}`,
  );
console.log(
  `first list drawn after ${result.listDrawn} ms; long tasks while typing: ${result.typingLongTasks.n} (longest ${result.typingLongTasks.max} ms); rows in the page ${result.rowsInPage}, lines ${result.linesInPage}`,
);
console.log(JSON.stringify(result));
const file = option("--json");
if (file) writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
