// Leads on to the language that the reader chose last, else to that of the browser.
(function () {
  "use strict";
  var lang = "";
  try { lang = localStorage.getItem("tjplan-lang") || ""; } catch (ignored) { /* private mode */ }
  if (lang !== "zh" && lang !== "en") {
    lang = /^zh\b/i.test(navigator.language || "") ? "zh" : "en";
  }
  location.replace(lang + "/index.html");
})();
