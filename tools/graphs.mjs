// Draws what the load bench measured: node tools/graphs.mjs FILE [FOLDER] (./firsthand bench graphs FILE).
// One small SVG for each picture; its colours follow the page, light or dark.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [file, folder = join(dirname(fileURLToPath(import.meta.url)), "..", "docs", "performance")] =
  process.argv.slice(2);
if (!file) {
  console.error("Name the file that the bench wrote: ./firsthand bench all --json FILE");
  process.exit(2);
}
const { machine, rows } = JSON.parse(readFileSync(file, "utf8"));
mkdirSync(folder, { recursive: true });

const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 64;
const RIGHT = 120;
const TOP = 44;
const BOTTOM = 48;
const ORDER = ["relay", "relay-json", "sqlite", "sqlite-normal", "postgres"];
const NAMES = {
  relay: "relay",
  "relay-json": "relay, JSON",
  sqlite: "SQLite",
  "sqlite-normal": "SQLite, normal",
  postgres: "PostgreSQL",
};
const STYLE = `<style>
text{font:12px system-ui,sans-serif;fill:#33373d}.title{font-size:14px;font-weight:600}.small{font-size:11px}
.grid{stroke:#d9dde3}.axis{stroke:#8a929c}.bound{stroke:#b3261e;stroke-dasharray:4 4}
.relay{--c:#6b7280}.relay-json{--c:#9a7b00}.sqlite{--c:#0b6e4f}.sqlite-normal{--c:#5a9e3a}.postgres{--c:#2456a6}
path,circle.dot{stroke:var(--c);fill:none;stroke-width:2}circle.dot{fill:var(--c)}rect{fill:var(--c)}text.name{fill:var(--c)}
@media (prefers-color-scheme:dark){text{fill:#d6dae0}.grid{stroke:#3a4048}.axis{stroke:#79818c}.bound{stroke:#f2b8b5}
.relay{--c:#a3abb6}.relay-json{--c:#dcc05a}.sqlite{--c:#56c596}.sqlite-normal{--c:#a5d38a}.postgres{--c:#7fb0ff}}
</style>`;

const of = (scenario, server) => rows.filter((row) => row.scenario === scenario && (!server || row.server === server));
const serversOf = (scenario) => ORDER.filter((server) => of(scenario, server).length > 0);
const middle = (numbers) => {
  const sorted = numbers.filter((number) => number !== null).sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[(sorted.length - 1) >> 1];
};
const short = (number) =>
  number >= 1000 ? `${+(number / 1000).toPrecision(3)}k` : `${+number.toPrecision(3)}`;
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const picture = (name, title, body, height = HEIGHT) => {
  const about = `${machine.cores} cores, Java ${machine.java}, flush ${machine.flushMs} ms, ${machine.at.slice(0, 10)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(title)}">
${STYLE}<text class="title" x="${LEFT}" y="18">${escape(title)}</text><text class="small" x="${LEFT}" y="34">${escape(about)}</text>
${body}
</svg>
`;
  writeFileSync(join(folder, `${name}.svg`), svg);
  console.log(join(folder, `${name}.svg`));
};

/** Ticks of a logarithmic axis: 1, 2 and 5 of each power of ten between two numbers. */
const ticks = (least, most) => {
  const all = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power++) {
    for (const digit of [1, 2, 5]) all.push(digit * 10 ** power);
  }
  return all.filter((tick) => tick >= least * 0.999 && tick <= most * 1.001);
};

/** Lines over a logarithmic rate; `key` on a logarithmic axis, too. */
const lines = (name, title, scenario, key, unit, bound) => {
  const series = serversOf(scenario).map((server) => {
    const rates = [...new Set(of(scenario, server).map((row) => row.rate))].sort((a, b) => a - b);
    const points = rates.map((rate) => [
      rate,
      middle(of(scenario, server).filter((row) => row.rate === rate).map((row) => row[key])),
    ]);
    return { server, points: points.filter(([, value]) => value > 0) };
  });
  const all = series.flatMap(({ points }) => points);
  if (all.length === 0) return;
  const span = (numbers) => [Math.min(...numbers) / 1.2, Math.max(...numbers) * 1.2];
  const [x0, x1] = span(all.map(([rate]) => rate));
  const [y0, y1] = span([...all.map(([, value]) => value), ...(bound ? [bound] : [])]);
  const x = (rate) => LEFT + (Math.log(rate / x0) / Math.log(x1 / x0)) * (WIDTH - LEFT - RIGHT);
  const y = (value) => HEIGHT - BOTTOM - (Math.log(value / y0) / Math.log(y1 / y0)) * (HEIGHT - TOP - BOTTOM);
  const body = [];
  for (const tick of ticks(y0, y1)) {
    body.push(`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}"/>`);
    body.push(`<text x="${LEFT - 6}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end">${short(tick)}</text>`);
  }
  for (const tick of ticks(x0, x1)) {
    body.push(`<text x="${x(tick).toFixed(1)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${short(tick)}</text>`);
  }
  body.push(`<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/>`);
  body.push(`<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">messages a second</text>`);
  body.push(`<text x="12" y="${TOP + 8}">${unit}</text>`);
  if (bound) {
    body.push(`<line class="bound" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(bound).toFixed(1)}" y2="${y(bound).toFixed(1)}"/>`);
  }
  const names = [];
  for (const { server, points } of series.filter((one) => one.points.length > 0)) {
    const d = points.map(([rate, value], i) => `${i ? "L" : "M"}${x(rate).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    const dots = points.map(([rate, value]) => `<circle class="dot" cx="${x(rate).toFixed(1)}" cy="${y(value).toFixed(1)}" r="2.5"/>`);
    body.push(`<g class="${server}"><path d="${d}"/>${dots.join("")}</g>`);
    const [, last] = points[points.length - 1];
    names.push({ server, at: y(last), x: x(points[points.length - 1][0]) });
  }
  // Names that would touch move apart.
  names.sort((a, b) => a.at - b.at);
  names.forEach((one, i) => {
    if (i > 0) one.at = Math.max(one.at, names[i - 1].at + 15);
    body.push(`<g class="${one.server}"><text class="name" x="${WIDTH - RIGHT + 8}" y="${(one.at + 4).toFixed(1)}">${NAMES[one.server]}</text></g>`);
  });
  picture(name, title, body.join("\n"));
};

/** One bar for each thing and server that was measured. */
const bars = (name, title, unit, things) => {
  const all = things
    .flatMap(({ label, scenario, key, only = () => true }) =>
      serversOf(scenario).map((server) => ({
        label,
        server,
        value: middle(of(scenario, server).filter(only).map((row) => row[key])),
      })),
    )
    .filter(({ value }) => value !== null);
  if (all.length === 0) return;
  const most = Math.max(...all.map(({ value }) => value));
  const left = 210;
  const step = 24;
  const body = all.map(({ label, server, value }, i) => {
    const top = TOP + 8 + i * step;
    const width = Math.max(1, (value / most) * (WIDTH - left - 80));
    const text = top + step / 2 + 2;
    return `<g class="${server}"><text x="${left - 8}" y="${text.toFixed(1)}" text-anchor="end">${escape(label)} · ${NAMES[server]}</text>
<rect x="${left}" y="${top.toFixed(1)}" width="${width.toFixed(1)}" height="${(step - 6).toFixed(1)}" rx="2"/><text x="${(left + width + 6).toFixed(1)}" y="${text.toFixed(1)}">${short(value)} ${unit}</text></g>`;
  });
  picture(name, title, body.join("\n"), TOP + 16 + all.length * step);
};

/** Memory over a day. */
const day = () => {
  const samples = of("day").filter((row) => row.round === 1);
  if (samples.length === 0) return;
  const seconds = Math.max(...samples.map((row) => row.second));
  const most = Math.max(...samples.map((row) => row.residentMb)) * 1.15;
  const x = (second) => LEFT + (second / seconds) * (WIDTH - LEFT - RIGHT);
  const y = (mb) => HEIGHT - BOTTOM - (mb / most) * (HEIGHT - TOP - BOTTOM);
  const step = ticks(most / 5, most)[0];
  const body = [];
  for (let mb = 0; mb < most; mb += step) {
    const at = y(mb).toFixed(1);
    body.push(`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}"/><text x="${LEFT - 6}" y="${(y(mb) + 4).toFixed(1)}" text-anchor="end">${short(mb)}</text>`);
  }
  for (const share of [0, 0.5, 1]) {
    body.push(`<text x="${x(share * seconds)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${short(share * seconds)}</text>`);
  }
  for (const server of serversOf("day")) {
    const its = samples.filter((row) => row.server === server);
    const d = its.map((row, i) => `${i ? "L" : "M"}${x(row.second).toFixed(1)} ${y(row.residentMb).toFixed(1)}`).join("");
    const last = its[its.length - 1];
    body.push(`<g class="${server}"><path d="${d}"/><text class="name" x="${WIDTH - RIGHT + 8}" y="${y(last.residentMb).toFixed(1)}">${NAMES[server]}</text></g>`);
  }
  body.push(`<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">seconds</text><text x="12" y="${TOP + 8}">MB</text>`);
  picture("day", `A mixed day, ${samples[0].visitors} visitors: resident memory`, body.join("\n"));
};

lines("delivery", "Delivery, 99th percentile, from when a message was due", "talk", "deliveryP99Ms", "ms", 50);
lines("ack", "Acknowledgement, median: on disk where a database is", "talk", "ackP50Ms", "ms");
lines("cpu", "CPU of the server for each message", "talk", "cpuMicros", "µs");
lines("back", "There and back, median", "echo", "backP50Ms", "ms");
bars("connect", "CPU for a visitor who comes back and resumes; the relay only connects", "µs", [
  { label: "each", scenario: "connect", key: "cpuMicros" },
]);
bars("watch", "CPU for a delivery to one of many consoles", "µs", [
  { label: "each", scenario: "watch", key: "cpuMicros" },
]);
bars("bot", "The bot's answer, 99th percentile", "ms", [
  { label: "lexical", scenario: "bot", key: "answerP99Ms" },
  { label: "semantic", scenario: "bot-semantic", key: "answerP99Ms" },
]);
bars("starts", "Starts and comebacks", "s", [
  { label: "empty to ready", scenario: "cold", key: "firstSeconds", only: (row) => row.stored === 0 },
  { label: "killed, full", scenario: "cold", key: "killedSeconds", only: (row) => row.stored > 0 },
  { label: "all back at once", scenario: "storm", key: "backSeconds", only: (row) => !row.paced },
  { label: "all back, paced", scenario: "storm", key: "backSeconds", only: (row) => row.paced },
]);
bars("idle", "Resident memory of an idle visitor", "kB", [{ label: "each", scenario: "idle", key: "kbEach" }]);
day();
