// A server that Firsthand tells what happens, without dependencies: checks the signature, knows repeats, and
// prints what came. Run it with the secret that the admin page showed:
//
//   WEBHOOK_SECRETS=whsec_… node listen.mjs
//
// PORT is 8091 unless set. Its address is then http://localhost:8091/.
import { createServer } from "node:http";
import { isSigned } from "../signature.mjs";

/** The ids of what came lately: an event may be told twice. Keep them in your database. */
const seen = new Set();

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
