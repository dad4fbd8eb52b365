/* The last front page and the last articles stay readable without a network. Fresh pages always come first. */
"use strict";
const SHELF = "farwire-1";
const MOST = 60;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(clearOld()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = new URL(request.url).origin === location.origin;
  const isKept = request.mode === "navigate" || ["style", "script", "image", "manifest"].includes(request.destination);
  if (request.method === "GET" && isOurs && isKept) event.respondWith(answer(request));
});

async function answer(request) {
  const shelf = await caches.open(SHELF);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) { await shelf.put(request, fresh.clone()); await trim(shelf); }
    return fresh;
  } catch (offline) {
    const kept = await shelf.match(request);
    if (kept) return kept;
    throw offline;
  }
}

async function trim(shelf) {
  const kept = await shelf.keys();
  for (const request of kept.slice(0, Math.max(0, kept.length - MOST))) await shelf.delete(request);
}

async function clearOld() {
  for (const name of await caches.keys()) if (name !== SHELF) await caches.delete(name);
  await self.clients.claim();
}
