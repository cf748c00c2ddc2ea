// What this machine keeps, in IndexedDB. A function here ends when its data are on the disk.

const NAME = "konia-offline";
const STORES = { meta: {}, ranges: { keyPath: "id" }, drafts: { keyPath: "id" }, blobs: {}, voids: { autoIncrement: true } };
let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      for (const [name, how] of Object.entries(STORES)) asked.result.createObjectStore(name, how);
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => { asked.result.close(); opened = null; };
      resolve(asked.result);
    };
    asked.onerror = () => { opened = null; reject(asked.error); };
  });
  return opened;
}

// Run one transaction; `act` gets its stores and must not wait for anything but them.
async function run(names, mode, act) {
  const base = await open();
  return new Promise((resolve, reject) => {
    const turn = base.transaction(names, mode, { durability: "strict" });
    let told;
    turn.oncomplete = () => resolve(told);
    turn.onerror = turn.onabort = () => reject(turn.error ?? new Error("aborted"));
    act(Object.fromEntries(names.map((name) => [name, turn.objectStore(name)])), (value) => { told = value; });
  });
}

function answer(request, tell) {
  request.onsuccess = () => tell(request.result);
}

export const get = (store, key) => run([store], "readonly", (at, tell) => answer(at[store].get(key), tell));
export const all = (store) => run([store], "readonly", (at, tell) => answer(at[store].getAll(), tell));
export const put = (store, value, key) => run([store], "readwrite", (at) => { at[store].put(value, key); });
export const remove = (store, key) => run([store], "readwrite", (at) => { at[store].delete(key); });

export async function drafts() {
  return (await all("drafts")).sort((one, other) => one.order - other.order || one.id.localeCompare(other.id));
}

// Ranges as the server knows them now; this machine's own place in each is kept.
export const keepRanges = (ranges) => run(["ranges"], "readwrite", (at) => {
  answer(at.ranges.getAll(), (known) => {
    const places = new Map(known.map((one) => [one.id, one.next]));
    const told = new Set(ranges.map((one) => one.id));
    for (const one of known) if (!told.has(one.id)) at.ranges.delete(one.id);
    for (const one of ranges) at.ranges.put({ ...one, next: Math.max(places.get(one.id) ?? one.first, one.first) });
  });
});

export const forgetRanges = () => run(["ranges"], "readwrite", (at) => { at.ranges.clear(); });

// The next free number of a range, past those settled elsewhere; null when there is none.
export function nextOf(range) {
  let next = range.next;
  while (range.settled.includes(next)) next += 1;
  return next <= range.last ? next : null;
}

const ofDraft = (id) => IDBKeyRange.bound(`${id}:`, `${id}:\uffff`);

// Keep a fresh draft with its attachments and take its number, all or nothing: two tabs that
// save at once take two numbers, and a crash between leaves neither draft nor gap.
export const keepFresh = (draft, blobs, day) => run(["ranges", "drafts", "blobs"], "readwrite", (at, tell) => {
  answer(at.ranges.getAll(), (ranges) => {
    const fitting = ranges.filter((one) => one.day === day).sort((one, other) => one.first - other.first);
    const range = fitting.find((one) => nextOf(one) !== null);
    const number = range ? nextOf(range) : null;
    if (range) at.ranges.put({ ...range, next: number + 1 });
    const whole = { ...draft, day, number };
    at.drafts.put(whole);
    blobs.forEach((blob, place) => { if (blob) at.blobs.put(blob, `${draft.id}:${place}`); });
    tell(whole);
  });
});

// Whether a draft may be changed: nobody is sending it, and the server has told its answer.
export const isFree = (draft) => Boolean(draft?.sealed) && draft.state !== "sending" && !draft.tried;

// Keep a corrected draft with its attachments, unless another tab changed or sent it meanwhile.
export const keepAgain = (draft, blobs) => run(["drafts", "blobs"], "readwrite", (at, tell) => {
  answer(at.drafts.get(draft.id), (kept) => {
    if (!isFree(kept) || kept.version !== draft.version - 1) return tell(false);
    at.drafts.put(draft);
    at.blobs.delete(ofDraft(draft.id));
    blobs.forEach((blob, place) => { if (blob) at.blobs.put(blob, `${draft.id}:${place}`); });
    return tell(true);
  });
});

// Change a draft in one turn. Tells the draft as it is then, or nothing when it was not as asked.
export const change = (id, version, more, fits = () => true) => run(["drafts"], "readwrite", (at, tell) => {
  answer(at.drafts.get(id), (kept) => {
    if (!kept || kept.version !== version || !fits(kept)) return;
    const changed = { ...kept, ...more };
    at.drafts.put(changed);
    tell(changed);
  });
});

// What came through: the personal data go, the line in the list stays.
export const keepSent = (draft) => run(["drafts", "blobs"], "readwrite", (at) => {
  at.drafts.put(draft);
  at.blobs.delete(ofDraft(draft.id));
});

// A draft is thrown away before it was sent; its number has to be voided by the server.
export const dropDraft = (id, reason) => run(["drafts", "blobs", "voids"], "readwrite", (at, tell) => {
  answer(at.drafts.get(id), (draft) => {
    if (!isFree(draft)) return tell(false);
    at.drafts.delete(id);
    at.blobs.delete(ofDraft(id));
    if (draft.number) at.voids.put({ number: draft.number, day: draft.day, reason });
    return tell(true);
  });
});

export const voids = () => run(["voids"], "readonly", (at, tell) => {
  const found = [];
  at.voids.openCursor().onsuccess = (event) => {
    const cursor = event.target.result;
    if (!cursor) return tell(found);
    found.push({ key: cursor.key, ...cursor.value });
    cursor.continue();
  };
});

export async function wipe() {
  if (opened) (await opened).close();
  opened = null;
  await new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = asked.onerror = asked.onblocked = resolve;
  });
}
