// Marks the words that were searched for in the paragraph or row that a result has led to.  search.js
// leaves word of them for this one visit; nothing leaves the browser.
(function () {
  "use strict";
  var KEY = "tjplan-sought";

  function left() {
    try {
      var sought = JSON.parse(sessionStorage.getItem(KEY) || "null");
      sessionStorage.removeItem(KEY);
      return sought;
    } catch (ignored) { return null; /* private mode */ }
  }

  function land() {
    var sought = left();
    if (!sought || sought.address !== location.href.replace(/\?[^#]*/, "")) return;
    var place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place) sought.words.forEach(function (word) { mark(place, word); });
  }

  function nodes(place) {
    var walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentNode.closest("mark, button, script, style, .headerlink")) found.push(walker.currentNode);
    }
    return found;
  }

  // A word may run through several elements, a figure and its unit for one.
  function mark(place, word) {
    var all = nodes(place), text = all.map(function (node) { return node.data; }).join("");
    var pattern = word.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    if (!pattern) return;
    var from = 0, spans = [];
    text.replace(new RegExp(pattern, "g"), function (found, at) { spans.push([at, at + found.length]); return found; });
    all.forEach(function (node) {
      var start = from, end = from += node.data.length;
      spans.slice().reverse().forEach(function (span) { wrap(node, Math.max(span[0], start) - start, Math.min(span[1], end) - start); });
    });
  }

  function wrap(node, start, end) {
    if (start >= end) return;
    var part = node.splitText(start);
    part.splitText(end - start);
    var made = document.createElement("mark");
    made.className = "tj-sought";
    part.parentNode.replaceChild(made, part);
    made.appendChild(part);
  }

  window.addEventListener("hashchange", land);
  land();
})();
