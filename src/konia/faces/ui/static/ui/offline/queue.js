// Sending what waits: one tab at a time, one draft after the other, attachments first. Each step is
// on the disk before the next begins, and the server knows a draft by its key; so whatever
// happens between two steps, sending again loses nothing and doubles nothing.

import * as clock from "./clock.js";
import * as seal from "./seal.js";
import * as server from "./server.js";
import * as store from "./store.js";

const SKIPPED = "skipped";
const LOCK = "konia-offline-send";
const WAITS = [5, 10, 20, 40, 80, 160, 300]; // seconds
let failures = 0;
let timer = 0;

// Returns how it ended: done, busy (another tab sends), locked, empty, or what stopped it.
export async function sendAll(onChange = () => {}) {
  clearTimeout(timer);
  if (!(await hasWork())) return "empty";
  if (!seal.isOpen()) return "locked";
  const outcome = await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? sendInTurn(onChange) : "busy"));
  failures = outcome === "down" ? failures + 1 : 0;
  if (outcome === "down") later(onChange);
  onChange(outcome);
  return outcome;
}

function later(onChange) {
  const seconds = WAITS[Math.min(failures, WAITS.length) - 1];
  timer = setTimeout(() => sendAll(onChange), seconds * 1000 * (0.8 + Math.random() * 0.4));
}

const isDue = (draft) => draft.state === "waiting" || draft.state === "sending";

async function hasWork() {
  return (await store.drafts()).some(isDue) || (await store.voids()).length > 0;
}

async function sendInTurn(onChange) {
  const session = await server.session();
  if (session.kind !== "ok") return session.kind;
  await clock.learn(session.data.now);
  const pack = await store.get("meta", "pack");
  if (session.data.user !== pack.made_for) return "other";
  const device = await store.get("meta", "device");
  for (const draft of (await store.drafts()).filter(isDue)) {
    // Read again: it may have been corrected or dropped while the ones before it were sent.
    const now = await store.get("drafts", draft.id);
    const kept = now && await store.change(now.id, now.version, { state: "sending", why: "" }, isDue);
    if (!kept) continue;
    onChange("sending");
    const stopped = await sendOne(kept, device.id);
    onChange("sending");
    if (stopped) return stopped;
  }
  return sendVoids(device.id);
}

async function sendOne(draft, device, isAgain = false) {
  const content = await seal.opened(draft.sealed);
  const stopped = await sendFiles(draft, content);
  if (stopped) return stopped === SKIPPED ? "" : stopped;
  // From here on the server may have it though its answer is lost: nobody changes it before we know.
  await keepUnlessChanged(draft, { tried: true });
  const answer = await server.send({ ...content, key: draft.key, device, number: draft.number, received_at: draft.received_at });
  if (answer.kind === "ok") return arrived(draft, answer);
  if (answer.kind !== "refused") return backToWaiting(draft, answer.kind);
  await keepUnlessChanged(draft, { tried: false });
  const { line, errors } = server.wordsOf(answer);
  if (errors.files && !isAgain) {
    content.papers.forEach((paper) => { if (paper.file && errors.files.includes(paper.file.sha256)) paper.file.proof = ""; });
    return sendOne(await keepContent(draft, content), device, true);
  }
  await keepUnlessChanged(draft, { state: "error", why: line, errors });
  return "";
}

// Each attachment's proof is kept before the next is sent, so a broken line costs one file at most.
async function sendFiles(draft, content) {
  for (const [place, paper] of content.papers.entries()) {
    if (!paper.file || paper.file.proof) continue;
    const kept = await store.get("blobs", `${draft.id}:${paper.file.place ?? place}`);
    if (!kept) {
      await keepUnlessChanged(draft, { state: "error", why: `Không đọc được tệp của “${paper.name}”. Hãy chọn lại tệp.`, errors: {} });
      return SKIPPED;
    }
    const answer = await server.upload(await seal.openedBytes(kept), paper.file);
    if (answer.kind === "refused") {
      await keepUnlessChanged(draft, { state: "error", why: `${paper.name}: ${server.wordsOf(answer).line}`, errors: {} });
      return SKIPPED;
    }
    if (answer.kind !== "ok") return backToWaiting(draft, answer.kind);
    paper.file.proof = answer.data.proof;
    await keepContent(draft, content);
  }
  return "";
}

async function keepContent(draft, content) {
  const sealed = await seal.sealed(content);
  draft.sealed = sealed;
  await keepUnlessChanged(draft, { sealed });
  return draft;
}

const keepUnlessChanged = (draft, more) => store.change(draft.id, draft.version, more);

async function backToWaiting(draft, kind) {
  // A server that sends us to its sign-in page has taken nothing in.
  await keepUnlessChanged(draft, kind === "out" ? { state: "waiting", tried: false } : { state: "waiting" });
  return kind;
}

async function arrived(draft, answer) {
  const rest = { id: draft.id, key: draft.key, day: draft.day, number: draft.number, received_at: draft.received_at, order: draft.order, prefix: draft.prefix };
  const sent_at = clock.isoLocal(clock.now());
  if (answer.status === 202) await store.keepSent({ ...rest, state: "held", why: answer.data.words, sent_at });
  else await store.keepSent({ ...rest, state: "sent", code: answer.data.code, due_at: answer.data.due_at, sent_at });
  return "";
}

async function sendVoids(device) {
  for (const one of await store.voids()) {
    const answer = await server.voidNumber({ device, day: one.day, number: one.number, reason: one.reason });
    if (answer.kind === "out" || answer.kind === "down") return answer.kind;
    await store.remove("voids", one.key);
  }
  return "done";
}
