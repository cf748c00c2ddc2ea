// Making the machine ready while the line is up: desk, pack, numbers, PIN.

import * as clock from "./clock.js";
import { $, el, say } from "./marks.js";
import * as seal from "./seal.js";
import * as server from "./server.js";
import * as store from "./store.js";

export async function deviceOf(name = "") {
  const kept = await store.get("meta", "device");
  const device = { id: kept?.id ?? seal.randomMark(12), name: name || kept?.name || "Máy tiếp nhận" };
  await store.put("meta", device, "device");
  return device;
}

// Fetch everything anew. Returns words about what could not be had, or "".
export async function prepare(desk, name) {
  const session = await server.session();
  if (session.kind !== "ok") return session.kind === "out" ? "Phiên đăng nhập đã hết. Hãy đăng nhập lại." : "Chưa có mạng. Hãy thử lại khi có mạng.";
  await clock.learn(session.data.now);
  const unsent = (await store.drafts()).some((draft) => draft.sealed);
  const known = await store.get("meta", "pack");
  if (unsent && known && known.made_for !== session.data.user) return `Máy còn hồ sơ chưa gửi của ${known.clerk}. Hãy để ${known.clerk} đăng nhập và gửi trước.`;
  const pack = await server.pack(desk);
  if (pack.kind !== "ok") return pack.kind === "refused" ? server.wordsOf(pack).line : "Không tải được dữ liệu của quầy. Hãy thử lại.";
  const device = await deviceOf(name);
  const kept = await server.reserve({ desk: pack.data.desk.code, device: device.id, name: device.name, count: Number($("ko-count").value) || 30 });
  if (kept.kind === "ok") await store.keepRanges(kept.data.ranges);
  await store.put("meta", { ...pack.data, kept_at: clock.isoLocal(clock.now()) }, "pack");
  await navigator.storage?.persist?.();
  return kept.kind === "ok" ? "" : `Chưa giữ được số: ${kept.kind === "refused" ? server.wordsOf(kept).line : "mất mạng."} Hồ sơ nhận khi mất mạng sẽ được cấp số khi gửi.`;
}

export async function fillDesks() {
  const pack = await store.get("meta", "pack");
  const device = await store.get("meta", "device");
  if (device) $("ko-device").value = device.name;
  const select = $("ko-desk");
  if (!pack) return;
  select.replaceChildren(...pack.desks.map((desk) => el("option", { value: desk.code, selected: desk.code === pack.desk.code }, desk.name)));
}

// The numbers of today that are left, and how many there were.
export async function numbersLeft() {
  const today = clock.dayOf(clock.now());
  const ranges = (await store.all("ranges")).filter((one) => one.day === today);
  return ranges.reduce((sum, one) => {
    let left = 0;
    for (let number = one.next; number <= one.last; number += 1) if (!one.settled.includes(number)) left += 1;
    return sum + left;
  }, 0);
}

export async function giveBack(reason) {
  if ((await store.drafts()).some((draft) => draft.sealed)) return "Còn hồ sơ chưa gửi. Hãy gửi hết trước khi trả số.";
  const device = await deviceOf();
  await server.session();
  const answer = await server.giveBack({ device: device.id, reason });
  if (answer.kind === "refused") return server.wordsOf(answer).line;
  if (answer.kind !== "ok") return "Cần có mạng và đăng nhập để trả số.";
  await store.forgetRanges();
  say("Đã trả các số chưa dùng. Số không trả lại được đã hủy với lý do bạn ghi.", "success");
  return "";
}

export async function wipe() {
  seal.lock();
  await store.wipe();
  for (const name of await caches.keys()) if (name.startsWith("konia-offline-")) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations()) if (one.scope.includes("/tiep-nhan-ngoai-tuyen/")) await one.unregister();
}
