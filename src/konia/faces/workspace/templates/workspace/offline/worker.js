// Keeps the offline intake page and the files it needs; every other request goes to the network.
const CACHE = "konia-offline-{{ version }}";
const PAGE = {{ page_json|safe }};
const ASSETS = {{ assets_json|safe }};

async function keep() {
  const cache = await caches.open(CACHE);
  const page = await fetch(PAGE, { credentials: "same-origin", redirect: "manual", cache: "reload" });
  if (!page.ok) throw new Error("signed out");
  await cache.put(PAGE, page);
  await cache.addAll(ASSETS.map((url) => new Request(url, { cache: "reload" })));
}

async function dropOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("konia-offline-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request, key) {
  const cache = await caches.open(CACHE);
  return (await cache.match(key, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && url.pathname === PAGE) event.respondWith(answer(event.request, PAGE));
  else if (ASSETS.includes(url.pathname)) event.respondWith(answer(event.request, url.pathname));
});
