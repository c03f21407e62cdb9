// The mark at a heading or paragraph opens its address and a citation, each to be copied.  Without this
// script the mark is a plain link to the paragraph.
(function () {
  "use strict";
  var dialog, opener;
  var holder = document.getElementById("tj-citing");
  if (!holder || typeof HTMLDialogElement === "undefined") return;
  var words = JSON.parse(holder.textContent);

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  // The words of a heading without the mark behind it.
  function title(heading) {
    var copy = heading.cloneNode(true);
    copy.querySelectorAll(".headerlink").forEach(function (mark) { mark.remove(); });
    return copy.textContent.trim();
  }

  // The headings that the place stands under, from the chapter down.
  function path(place) {
    var found = [], level = 9;
    var all = Array.from(document.querySelectorAll("article h1, article h2, article h3, article h4, article h5"));
    all.reverse().forEach(function (heading) {
      var own = Number(heading.tagName.slice(1));
      var before = heading === place || heading.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (before && own < level) { found.unshift(title(heading)); level = own; }
    });
    return found;
  }

  function copied(field, button) {
    function done() {
      button.textContent = words.copied;
      setTimeout(function () { button.textContent = words.copy; }, 2000);
    }
    field.select();
    // The clipboard is closed to pages from a disk and to old browsers; the old command is not.
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(field.value).then(done, old);
    else old();
    function old() { if (document.execCommand("copy")) done(); }
  }

  function row(label, text) {
    var box = element("div", "", "tj-copy");
    var field = element("textarea");
    var name = element("label", label);
    var button = element("button", words.copy, "md-button");
    field.id = "tj-copy-" + label;
    name.htmlFor = field.id;
    field.readOnly = true;
    field.rows = Math.ceil(text.length / 44);
    field.value = text;
    button.type = "button";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () { copied(field, button); });
    box.append(name, field, button);
    return box;
  }

  function show(place, link) {
    var address = new URL(link.getAttribute("href"), location.href).href;
    var zh = /^zh/.test(document.documentElement.lang);
    var where = path(place).join(zh ? "，" : ", ");
    if (!dialog) {
      dialog = element("dialog", "", "tj-card");
      dialog.setAttribute("aria-labelledby", "tj-cite-title");
      dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
      dialog.addEventListener("close", function () { if (opener) opener.focus(); });
      document.body.append(dialog);
    }
    var box = element("div", "", "md-typeset");
    var heading = element("h2", where);
    heading.id = "tj-cite-title";
    var last = element("p", "", "tj-actions");
    var close = element("button", words.close, "md-button");
    close.type = "button";
    close.addEventListener("click", function () { dialog.close(); });
    last.append(close);
    box.append(heading, row(words.link, address), row(words.cite, words.citation + where + ". " + address), last);
    dialog.replaceChildren(box);
    dialog.showModal();
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("article a.headerlink");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!place) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    opener = link;
    show(place, link);
  });
})();
