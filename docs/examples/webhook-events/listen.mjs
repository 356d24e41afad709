// A server that Firsthand tells what happens, without dependencies: checks the signature, knows repeats, and
// prints what came. Run it with the secret that the admin page showed:
//
//   WEBHOOK_SECRETS=whsec_… node listen.mjs
//
// PORT is 8091 unless set. Its address is then http://localhost:8091/.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

/** While a secret is being replaced there are two, with a comma between them. */
const secrets = (process.env.WEBHOOK_SECRETS ?? "")
  .split(",")
  .filter(Boolean)
  .map((secret) => Buffer.from(secret.replace(/^whsec_/, ""), "base64"));

/** The ids of what came lately: an event may be told twice. Keep them in your database. */
const seen = new Set();

/** Whether one of our secrets made one of the signatures, less than five minutes ago. */
function isSigned(headers, body) {
  const id = headers["webhook-id"];
  const timestamp = headers["webhook-timestamp"];
  if (!id || !(Math.abs(Date.now() / 1000 - Number(timestamp)) < 300))
    return false;
  const given = (headers["webhook-signature"] ?? "")
    .split(" ")
    .filter((each) => each.startsWith("v1,"))
    .map((each) => Buffer.from(each.slice(3), "base64"));
  return secrets.some((secret) => {
    const own = createHmac("sha256", secret)
      .update(`${id}.${timestamp}.`)
      .update(body)
      .digest();
    return given.some(
      (each) => each.length === own.length && timingSafeEqual(each, own),
    );
  });
}

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts);
  if (!isSigned(request.headers, body)) {
    response.writeHead(401).end();
    return;
  }
  const { id, type, conversation, data } = JSON.parse(body);
  if (!seen.has(id)) {
    seen.add(id);
    console.log(type, conversation ?? "", JSON.stringify(data));
  }
  response.writeHead(204).end();
}).listen(Number(process.env.PORT ?? 8091));
