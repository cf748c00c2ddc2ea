// Personal data on this machine are sealed with a key made from the clerk's PIN (AES-GCM 256).
// The key lives in this tab's memory only. A short PIN keeps out who opens the machine, not who
// copies its disk and has days to try every PIN: the page says so.

import * as store from "./store.js";

const ROUNDS = 600000;
const KNOWN = "konia";
let key = null;

export const isOpen = () => key !== null;
export const lock = () => { key = null; };

async function keyOf(pin, salt, rounds) {
  const base = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export const isSet = async () => Boolean(await store.get("meta", "seal"));

export async function setPin(pin) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  key = await keyOf(pin, salt, ROUNDS);
  await store.put("meta", { salt, rounds: ROUNDS, check: await sealed(KNOWN) }, "seal");
}

// Whether the PIN was right.
export async function unlock(pin) {
  const kept = await store.get("meta", "seal");
  const tried = await keyOf(pin, kept.salt, kept.rounds);
  try {
    await decrypt(tried, kept.check);
  } catch {
    return false;
  }
  key = tried;
  return true;
}

async function encrypt(bytes) {
  if (!key) throw new Error("locked");
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

function decrypt(using, kept) {
  if (!using) throw new Error("locked");
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, using, kept.data);
}

export const sealed = (value) => encrypt(new TextEncoder().encode(JSON.stringify(value)));
export const sealedBytes = (bytes) => encrypt(bytes);
export const openedBytes = (kept) => decrypt(key, kept);
export const opened = async (kept) => JSON.parse(new TextDecoder().decode(await decrypt(key, kept)));

export async function digestOf(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function randomMark(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length / 2));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
