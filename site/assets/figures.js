// A figure in the text opens a card: what it is, where it stands, which rules hold it. Without this
// script, or where its data cannot be had, the link leads to the same words on a page of their own.
(function () {
  "use strict";
  var BASE = new URL("../../", document.currentScript.src);
  var dialog, opener, loading;

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function link(text, place) {
    var made = element("a", text);
    made.href = new URL(place, BASE).href;
    return made;
  }

  function data() {
    loading = loading || new Promise(function (resolve, reject) {
      var script = element("script");
      script.src = new URL("assets/figures-data.js", BASE).href;
      script.onload = function () { resolve(window.tjplanFigures); };
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return loading;
  }

  function filled(card, words) {
    var box = element("div", "", "md-typeset");
    var title = element("h2", card[0]);
    title.id = "tj-card-title";
    box.append(title);
    if (card[1]) box.append(element("p", card[1], "tj-value"));
    var list = element("dl");
    card[3].forEach(function (line) {
      list.append(element("dt", line[0]));
      line[1].forEach(function (item) {
        var said = element("dd");
        said.append(item[1] ? link(item[0], item[1]) : item[0]);
        list.append(said);
      });
    });
    var last = element("p", "", "tj-actions");
    var close = element("button", words.close, "md-button");
    close.type = "button";
    close.addEventListener("click", function () { dialog.close(); });
    last.append(link(words.more, card[2]), close);
    box.append(list, last);
    return box;
  }

  function show(card, words) {
    if (!dialog) {
      dialog = element("dialog", "", "tj-card");
      dialog.setAttribute("aria-labelledby", "tj-card-title");
      dialog.addEventListener("click", function (event) {
        // A click beside the card closes it; a link to this very page must not stay covered.
        if (event.target === dialog || event.target.closest("a")) dialog.close();
      });
      dialog.addEventListener("close", function () { if (opener) opener.focus(); });
      document.body.append(dialog);
    }
    dialog.replaceChildren(filled(card, words));
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  document.addEventListener("click", function (event) {
    var figure = event.target.closest && event.target.closest("a.tj-figure, a.tj-term");
    if (!figure || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (typeof HTMLDialogElement === "undefined") return;
    event.preventDefault();
    opener = figure;
    data().then(function (found) {
      var card = Object.prototype.hasOwnProperty.call(found.cards, figure.dataset.address) && found.cards[figure.dataset.address];
      if (card) show(card, found.words); else location.href = figure.href;
    }, function () { location.href = figure.href; });
  });
})();
