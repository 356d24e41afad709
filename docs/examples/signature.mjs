// What signs a call of Firsthand, be it to a bot or to a webhook: the scheme of Standard Webhooks, without dependencies.
import { createHmac, timingSafeEqual } from "node:crypto";

/** The secrets in force. While one is being replaced there are two, with a comma between them. */
const secrets = (process.env.WEBHOOK_SECRETS ?? "")
  .split(",")
  .filter(Boolean)
  .map((secret) => Buffer.from(secret.replace(/^whsec_/, ""), "base64"));

/** Whether one of our secrets made one of the signatures, less than five minutes ago. */
export function isSigned(headers, body) {
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
