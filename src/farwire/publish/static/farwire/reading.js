/* Comforts over pages that are whole without them: keys, saving, sharing, listening, light and text size. */
(function () {
  "use strict";
  const root = document.documentElement;
  const memory = {
    read(name, otherwise) {
      try { return JSON.parse(localStorage.getItem("farwire." + name)) ?? otherwise; } catch { return otherwise; }
    },
    write(name, value) {
      try { localStorage.setItem("farwire." + name, JSON.stringify(value)); } catch { /* full or switched off */ }
    },
  };
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  /* A text without the number of its doubt. */
  const textOf = (part) => (one(".doubt", part) ?? part).textContent;

  /* Keys: j and k go through the headlines, o opens, v changes the view, b saves, / searches, ? lists them. */
  const headlines = all("main .head a, main .others h3 a");
  let place = -1;

  function go(step) {
    if (!headlines.length) return;
    const focused = headlines.indexOf(document.activeElement);
    place = Math.max(0, Math.min(headlines.length - 1, (focused >= 0 ? focused : place) + step));
    headlines[place].focus();
    headlines[place].scrollIntoView({ block: "center" });
  }

  function nextView() {
    const views = all(".switch a");
    const shown = views.findIndex((link) => link.hasAttribute("aria-current"));
    if (views.length) location.replace(views[(shown + 1) % views.length].href);
  }

  const help = one("dialog.keys");
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    o: () => document.activeElement instanceof HTMLAnchorElement && document.activeElement.click(),
    v: nextView,
    b: () => one("[data-save]")?.click(),
    "/": () => { const field = one("input[type=search]"); if (field) field.focus(); else { const way = one("a[rel=search]"); if (way) location.assign(way.href); } },
    "?": () => help && (help.open ? help.close() : help.showModal()),
  };
  document.addEventListener("keydown", (event) => {
    const busy = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (busy || root.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  /* Light, text size and whether keys are in use, on the page about reading. */
  all("[data-set]").forEach((button) => {
    const [name, value] = button.dataset.set.split(":");
    const current = () => root.dataset[name] ?? "";
    const show = () => all(`[data-set^="${name}:"]`).forEach((each) => {
      each.setAttribute("aria-pressed", String(each.dataset.set === `${name}:${current()}`));
    });
    button.addEventListener("click", () => {
      if (value) root.dataset[name] = value; else delete root.dataset[name];
      try { localStorage.setItem("farwire." + name, value); } catch { /* stays for this page */ }
      show();
    });
    show();
  });
  one("[data-larger]")?.addEventListener("click", () => {
    const size = (Number(root.dataset.size ?? 0) + 1) % 4;
    if (size) root.dataset.size = String(size); else delete root.dataset.size;
    try { localStorage.setItem("farwire.size", size ? String(size) : ""); } catch { /* stays for this page */ }
  });
  all("[hidden][data-script]").forEach((part) => { part.hidden = false; });

  /* What was read, in this browser only: remembered on an article's or a story's page, shown in every list. */
  const pathOf = (link) => new URL(link.href).pathname.replace(/(index|translation|both|original)\.html$/, "");
  const opened = memory.read("read", []).filter((each) => typeof each === "string");
  const words = one("main")?.dataset.read ?? "";
  headlines.filter((link) => opened.includes(pathOf(link))).forEach((link) => {
    link.classList.add("read");
    const note = document.createElement("span");
    Object.assign(note, { className: "hidden", textContent: ` (${words})`, lang: root.lang });
    link.append(note);
  });
  if (one(".piece, .story-head")) {
    const here = pathOf(location);
    memory.write("read", [here, ...opened.filter((each) => each !== here)].slice(0, 2000));
  }

  /* Saved articles, in this browser only. */
  const saved = () => memory.read("saved", []).filter((each) => typeof each?.href === "string" && each.href.startsWith("/"));
  const save = one("[data-save]");
  if (save) {
    const here = location.pathname;
    const title = one("h1");
    const show = () => save.setAttribute("aria-pressed", String(saved().some((each) => each.href === here)));
    save.addEventListener("click", () => {
      const others = saved().filter((each) => each.href !== here);
      const isNew = others.length === saved().length;
      memory.write("saved", isNew ? [{ href: here, title: textOf(title), lang: title.lang, dir: title.dir }, ...others].slice(0, 500) : others);
      show();
    });
    show();
  }
  const shelf = one("[data-saved]");
  if (shelf) {
    saved().forEach((each) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      Object.assign(link, { href: each.href, textContent: each.title, lang: each.lang, dir: each.dir });
      item.append(link);
      shelf.append(item);
    });
    if (saved().length) one("[data-saved-none]").hidden = true;
  }

  /* Share and listen. */
  const share = one("[data-share]");
  share?.addEventListener("click", async () => {
    const link = { title: document.title, url: location.href };
    try {
      if (navigator.share) await navigator.share(link); else await navigator.clipboard.writeText(link.url);
      share.textContent = share.dataset.done;
    } catch { /* the reader thought better of it */ }
  });
  const listen = one("[data-listen]");
  if (listen && !("speechSynthesis" in window)) listen.hidden = true;
  listen?.addEventListener("click", () => {
    if (speechSynthesis.speaking) { speechSynthesis.cancel(); listen.setAttribute("aria-pressed", "false"); return; }
    listen.setAttribute("aria-pressed", "true");
    all("h1, .text .s, .row p:first-child .s").forEach((sentence) => {
      const words = new SpeechSynthesisUtterance(textOf(sentence));
      words.lang = sentence.closest("[lang]").lang.split("-t-")[0];
      speechSynthesis.speak(words);
    });
  });

  if ("serviceWorker" in navigator && window.isSecureContext) {
    navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  }
})();
