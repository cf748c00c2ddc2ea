// Talking with the server. Every answer is one of: ok, refused (with its words), out (nobody is
// signed in), down (no line, or the server is not well).

const URLS = document.getElementById("ko-urls").dataset;
let mark = "";

async function ask(url, options) {
  try {
    return await fetch(url, {
      credentials: "same-origin", redirect: "manual", cache: "no-store",
      signal: AbortSignal.timeout(options.body instanceof FormData ? 180000 : 30000),
      ...options, headers: { Accept: "application/json", ...options.headers },
    });
  } catch {
    return null;
  }
}

async function told(response) {
  if (!response) return { kind: "down" };
  if (response.type === "opaqueredirect" || response.status === 401) return { kind: "out" };
  if (response.status >= 500 || response.status === 429) return { kind: "down", status: response.status };
  let data;
  try {
    data = await response.json();
  } catch {
    return { kind: response.status === 403 ? "stale" : "down", status: response.status };
  }
  return { kind: response.ok ? "ok" : "refused", status: response.status, data };
}

export async function session() {
  const answer = await told(await ask(URLS.session, {}));
  if (answer.kind === "ok") mark = answer.data.csrf;
  return answer;
}

export const pack = async (desk) => told(await ask(`${URLS.pack}?quay=${encodeURIComponent(desk)}`, {}));

async function post(url, body, headers) {
  const options = () => ({ method: "POST", body, headers: { ...headers, "X-CSRFToken": mark } });
  let answer = await told(await ask(url, options()));
  if (answer.kind === "stale") {
    // The mark of a session that has ended; ask who is signed in now and try once more.
    const now = await session();
    if (now.kind !== "ok") return now;
    answer = await told(await ask(url, options()));
  }
  return answer.kind === "stale" ? { kind: "out" } : answer;
}

const postJson = (url, value) => post(url, JSON.stringify(value), { "Content-Type": "application/json" });

export const reserve = (value) => postJson(URLS.reserve, value);
export const giveBack = (value) => postJson(URLS.giveBack, value);
export const voidNumber = (value) => postJson(URLS.void, value);
export const send = (value) => postJson(URLS.send, value);

export function upload(bytes, file) {
  const form = new FormData();
  form.set("sha256", file.sha256);
  form.set("tep", new Blob([bytes], { type: file.type || "application/octet-stream" }), file.name || "tep");
  return post(URLS.upload, form, {});
}

// The words of a refusal, as one line for the list and by field for the form.
export function wordsOf(answer) {
  const { title = "", detail = "", todo = "", errors = {} } = answer.data ?? {};
  const lines = Object.values(errors).flat();
  return { line: lines.length ? lines.join(" ") : [title, detail, todo].filter(Boolean).join(" "), errors };
}
