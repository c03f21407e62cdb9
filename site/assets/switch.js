// The language switch lands on the paragraph that the reader is at: ids are the same in both languages.
(function () {
  "use strict";
  var HEADER = 64;

  function inView(element) {
    var box = element.getBoundingClientRect();
    return box.bottom > HEADER && box.top < window.innerHeight;
  }

  // At the first row of a table the reader is at the table.
  function whole(element) {
    var region = element.closest(".tj-column");
    return region && region.querySelector("tr") === element ? region : element;
  }

  function current() {
    var named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named && inView(named)) return named.id;
    if (window.scrollY < HEADER) return "";
    var all = document.querySelectorAll("article h1[id], article h2[id], article h3[id], article h4[id], article p[id], article tr[id]");
    for (var i = 0; i < all.length; i++) {
      if (all[i].getBoundingClientRect().bottom > HEADER) return whole(all[i]).id;
    }
    return "";
  }

  function aim(event) {
    var link = event.target.closest && event.target.closest("[data-tjplan=switch]");
    if (!link) return;
    var id = current();
    link.hash = id ? "#" + encodeURIComponent(id) : "";
    try { localStorage.setItem("tjplan-lang", link.dataset.lang); } catch (ignored) { /* private mode */ }
  }

  ["click", "auxclick", "focusin", "pointerdown"].forEach(function (name) {
    document.addEventListener(name, aim, true);
  });
})();
