// The search field in the header: finds while typing, lists every place with its chapter, and leads to
// the paragraph.  The index and search-find.js are loaded as scripts when somebody wants to search, as
// pages opened from a disk may fetch nothing.
(function () {
  "use strict";
  var form = document.querySelector(".tj-search");
  if (!form) return;
  var field = form.querySelector("[data-tjplan=search]");
  var panel = document.getElementById("tj-found");
  var said = document.getElementById("tj-found-said");
  var page = document.getElementById("tj-results");
  var box = page || panel;
  var base = new URL("../../", document.currentScript.src);
  var words = form.dataset;
  var FIRST = 30, MORE = 150, QUIET = 500;
  var SHOWN = words.lang === "en" ? 220 : 110;

  // ---- Loading

  var finder = null, loading = false;

  function load() {
    if (loading) return;
    loading = true;
    script("assets/tjplan/search-find.js", function () { script("search-index.js", ready); });
  }

  function script(path, then) {
    var element = document.createElement("script");
    element.src = new URL(path, base).href;
    element.onload = then;
    element.onerror = function () { loading = false; element.remove(); tell(words.failed, []); };
    document.head.appendChild(element);
  }

  function ready() {
    finder = window.tjplanFinder(window.tjplanSearchIndex);
    run();
  }

  // ---- Finding

  var composing = false, turn = 0;

  function run() {
    if (composing) return;
    var query = field.value.trim();
    form.classList.toggle("tj-search--filled", query !== "");
    if (page) remember(query);
    if (!query) { turn += 1; close(); tell("", []); return; }
    if (!finder) { load(); tell(words.loading, []); return; }
    var found = finder.find(query);
    if (!found) tell(words.short, []);
    else if (!found.hits.length) tell(words.none.replace("{q}", function () { return query; }), []);
    else tell(counted(found.hits), found.hits, found.spans);
  }

  function counted(hits) {
    var pages = new Set(hits.map(function (hit) { return hit.path; })).size;
    var all = (hits.length === 1 ? words.one : pages === 1 ? words.page : words.many).replace("{n}", hits.length).replace("{p}", pages);
    return page ? words.asked.replace("{q}", function () { return field.value.trim(); }) + all : all;
  }

  function remember(query) {
    try { history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname); } catch (ignored) { /* some browsers, from a disk */ }
  }

  // ---- Showing; text of the plan only ever becomes text nodes

  var quiet = 0;

  function tell(message, hits, spans) {
    var now = turn += 1;
    var count = element("p", "tj-found__count", message);
    if (hits.length && !page) count.append(" ", alone());
    var list = element("ol", "tj-found__list");
    box.replaceChildren.apply(box, message ? [count, list] : []);
    if (message && !page) open();
    if (!page) panel.scrollTop = 0;
    clearTimeout(quiet);
    quiet = setTimeout(function () { said.textContent = message; }, QUIET);
    more(list, hits, 0, spans, now);
  }

  // The page of results, whose address can be shared.
  function alone() {
    var link = element("a", "tj-found__alone", words.alone);
    var address = new URL("search.html", base);
    address.search = new URLSearchParams({q: field.value.trim()}).toString();
    link.href = address.href;
    return link;
  }

  // The first at once, the rest while nobody waits: however many there are, all of them come.
  function more(list, hits, from, spans, now) {
    if (now !== turn) return;
    var to = Math.min(hits.length, from + (from ? MORE : FIRST));
    var part = document.createDocumentFragment();
    for (var i = from; i < to; i++) part.appendChild(item(hits[i], spans));
    list.appendChild(part);
    box.setAttribute("aria-busy", String(to < hits.length));
    if (to < hits.length) setTimeout(function () { more(list, hits, to, spans, now); }, 0);
  }

  function item(hit, spans) {
    var link = element("a", "tj-hit");
    var address = new URL(hit.path, base);
    if (hit.anchor) address.hash = encodeURIComponent(hit.anchor);
    link.href = address.href;
    link.dataset.tjplan = "hit";
    if (hit.trail.length) link.appendChild(trail(hit.trail));
    link.appendChild(excerpt(hit, spans(hit.text)));
    var row = element("li");
    row.appendChild(link);
    return row;
  }

  function trail(names) {
    var line = element("span", "tj-hit__trail");
    names.forEach(function (name, at) {
      if (at) line.appendChild(element("span", "tj-hit__under", " › "));
      line.appendChild(element("span", "", name));
    });
    return line;
  }

  // What stands around the first match, cut between words; headings whole.
  function excerpt(hit, spans) {
    var line = element("span", hit.heading ? "tj-hit__heading" : "tj-hit__text");
    var text = hit.text, ends = window_(text, spans.length ? spans[0] : [0, 0]);
    var at = ends[0];
    if (hit.above) write(line.appendChild(element("span", "tj-hit__above")), hit.above + "\n");
    if (at) line.appendChild(document.createTextNode("…"));
    spans.forEach(function (span) {
      var start = Math.max(span[0], at), end = Math.min(span[1], ends[1]);
      if (start >= end) return;
      write(line, text.slice(at, start));
      var mark = element("mark");
      write(mark, text.slice(start, end));
      line.appendChild(mark);
      at = end;
    });
    write(line, text.slice(at, ends[1]));
    if (ends[1] < text.length) line.appendChild(document.createTextNode("…"));
    return line;
  }

  function window_(text, span) {
    if (text.length <= SHOWN * 1.3) return [0, text.length];
    var start = Math.max(0, Math.min(span[0] - Math.round(SHOWN / 4), text.length - SHOWN));
    var end = Math.min(text.length, Math.max(start + SHOWN, span[1]));
    return [start && edge(text, start, span[0], 1), end < text.length ? edge(text, end, span[1], -1) : end];
  }

  // The nearest place towards the match where neither an English word nor a pair of halves is cut.
  function edge(text, at, limit, step) {
    for (var i = at; i !== limit; i += step) {
      if (!/[A-Za-z0-9.,’'\ud800-\udbff]/.test(text[i - 1]) || !/[A-Za-z0-9.,’'\udc00-\udfff]/.test(text[i])) return i;
    }
    return limit;
  }

  // The cells of a row stand a line each.
  function write(parent, text) {
    text.split("\n").forEach(function (part, at) {
      if (at) parent.appendChild(element("span", "tj-hit__cell", " | "));
      if (part) parent.appendChild(document.createTextNode(part));
    });
  }

  function element(tag, style, text) {
    var made = document.createElement(tag);
    if (style) made.className = style;
    if (text) made.textContent = text;
    return made;
  }

  // ---- Opening and closing

  function open() { panel.hidden = false; document.documentElement.classList.add("tj-searching"); }
  function close() { panel.hidden = true; document.documentElement.classList.remove("tj-searching"); }

  function leave() {
    close();
    field.blur();
  }

  function links() { return Array.from(box.querySelectorAll("[data-tjplan=hit]")); }

  function step(from, by) {
    var all = links(), to = from < 0 ? 0 : from + by;
    if (to < 0) { field.focus(); field.select(); }
    else if (all[to]) all[to].focus();
  }

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  // ---- What people do

  field.addEventListener("input", run);
  field.addEventListener("compositionstart", function () { composing = true; });
  field.addEventListener("compositionend", function () { composing = false; run(); });
  ["focus", "click"].forEach(function (name) {
    field.addEventListener(name, function () {
      load();
      if (field.value.trim() && !page && panel.hidden) run();
    });
  });

  form.addEventListener("submit", function (event) {
    // An Enter that ends a composition is no search; on the page of results there is nowhere to go.
    if (composing || page || !field.value.trim()) event.preventDefault();
    if (page) { run(); field.blur(); }
  });
  form.querySelector(".tj-search__clear").addEventListener("click", function () {
    field.value = "";
    run();
    field.focus();
  });
  form.querySelector(".tj-search__close").addEventListener("click", leave);

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) {
      // The Enter that ends a composition is no wish to go anywhere.
      if (event.key === "Enter" && event.target === field) event.preventDefault();
      return;
    }
    var key = event.key, inside = form.contains(event.target) || box.contains(event.target);
    if ((key === "k" || key === "K") && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
      event.preventDefault();
      field.focus();
    } else if (inside && key === "Escape") {
      event.preventDefault();
      if (event.target !== field && !page) { field.focus(); close(); } else leave();
    } else if (inside && (key === "ArrowDown" || key === "ArrowUp")) {
      if (event.target === field && key === "ArrowUp") return;
      event.preventDefault();
      step(links().indexOf(event.target), key === "ArrowDown" ? 1 : -1);
    }
  });

  // A press elsewhere, or going on by keyboard, ends it.
  document.addEventListener("pointerdown", function (event) {
    if (!form.contains(event.target) && !panel.contains(event.target)) close();
  });
  document.addEventListener("focusin", function (event) {
    if (!form.contains(event.target) && !panel.contains(event.target)) close();
  });
  box.addEventListener("click", function (event) {
    var link = event.target.closest("[data-tjplan=hit]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    leaveWord(link);
    if (!page) close();
  });

  // For search-landing.js on the page that is opened.
  function leaveWord(link) {
    var marked = Array.from(link.querySelectorAll("mark"), function (mark) { return mark.textContent; });
    try {
      sessionStorage.setItem("tjplan-sought", JSON.stringify({address: link.href, words: Array.from(new Set(marked))}));
    } catch (ignored) { /* private mode */ }
  }

  var asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    load();
    run();
  }
})();
