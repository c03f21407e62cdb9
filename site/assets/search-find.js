// Finds words in the index of one language.  Every place that holds what was typed is found, whatever
// stands around it; the order says how well it fits.  Loaded by search.js when somebody searches.
window.tjplanFinder = function (index) {
  "use strict";
  var CAPTION = 7, ROW = 8, LINKS = 9;
  var english = index.lang === "en";
  var HAN = /[\u2e80-\u9fff\uf900-\ufaff\ud840-\udbff]/;
  // One way of writing for what keyboards and typesetters write in several; full width is NFKC's.
  var SAME = {
    "〇": "○◯〇", "-": "‐‑‒–—―−－~～〜", "\"": "“”„‟「」『』＂", "'": "‘’‛＇`´", "(": "〔【［[", ")": "〕】］]",
    "<": "《〈", ">": "》〉", ",": "、", ".": "。", "·": "•・‧",
    " ": "\t\r\f\v\u2028\u2029", "": "\u00ad\u200b\u200c\u200d\u2060\ufeff"
  };
  // Units that are written in two ways; a number with one of them finds the number with the other.
  var UNITS = english
    ? [["m3", "cubic metres", "cubic meters"], ["km2", "square kilometres", "square kilometers"],
       ["m2", "square metres", "square meters"], ["ha", "hectares", "hectare"], ["t", "tonnes", "tons"],
       ["km", "kilometres", "kilometers"], ["%", "percent", "per cent"]]
    : [["立方米", "m3"], ["平方千米", "平方公里", "km2"], ["平方米", "m2"], ["公顷", "ha", "hm2"], ["吨", "t"], ["千米", "公里", "km"]];

  // ---- One way of writing

  var folded = new Map();
  Object.keys(SAME).forEach(function (to) {
    Array.from(SAME[to]).forEach(function (from) { folded.set(from, to); });
  });

  function foldChar(char) {
    var known = folded.get(char);
    if (known === undefined) {
      known = Array.from(char.normalize("NFKC").toLowerCase(), function (one) {
        var same = folded.get(one);
        return same === undefined ? one : same;
      }).join("");
      folded.set(char, known);
    }
    return known;
  }

  function isDigit(char) { return char >= "0" && char <= "9"; }
  function isLetter(char) { return char >= "a" && char <= "z"; }

  // Chinese is written with or without spaces around figures and names; only those between two
  // words or two numbers tell something apart.  In English every space does.
  function keepsSpace(before, after) {
    return english || (isLetter(before) && isLetter(after)) || (isDigit(before) && isDigit(after));
  }

  // The text in one way of writing; places, if given, gets the place in the text of each character.
  function fold(text, places) {
    var out = "", last = "", space = -1;
    for (var i = 0; i < text.length; i++) {
      var char = text[i], to = foldChar(char);
      if (to === " ") { if (space < 0) space = i; continue; }
      // 1,000 is 1000.
      if ((char === "," || char === "，") && isDigit(foldChar(text[i - 1] || "")) && isDigit(foldChar(text[i + 1] || ""))) continue;
      if (!to) continue;
      if (space >= 0 && last && last !== "\n" && char !== "\n" && keepsSpace(last, to[0])) {
        out += " ";
        if (places) places.push(space);
      }
      space = -1;
      out += to;
      if (places) for (var j = 0; j < to.length; j++) places.push(i);
      last = to[to.length - 1];
    }
    return out;
  }

  // ---- Stems of English words: endings that grammar adds, and nothing cleverer

  var stems = new Map();

  function stem(word) {
    var known = stems.get(word);
    if (known === undefined) {
      known = isDigit(word[0]) || word.length < 3 ? word : cut(word.replace(/'s?$/, ""));
      stems.set(word, known);
    }
    return known;
  }

  // Short words keep their e: ore is not or, use is not us.
  function cut(word) {
    var one = word.replace(/sses$/, "ss").replace(/([a-z]{2})ies$/, "$1y").replace(/([^su])s$/, "$1");
    var root = one.replace(/eed$/, "ee").replace(/(ing|ed)$/, "");
    if (root === one || !/[aeiouy]/.test(root) || root.length < 2) root = one;
    else if (root.length === 2) root += "e";
    else root = root.replace(/([^aeiouylsz])\1$/, "$1");
    return root.length > 3 ? root.replace(/e$/, "").replace(/([^aeiou])y$/, "$1i") : root;
  }

  var WORD = /[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)*/g;

  function stemmed(text) { return " " + (text.match(WORD) || []).map(stem).join(" ") + " "; }

  // ---- The index

  var entries = [];
  index.pages.forEach(function (page) {
    var heads = [], caption = "", title = "", extra = page[2].length > 0;
    page[1].forEach(function (row) {
      var kind = row[1], text = row[2], level = kind >= 1 && kind <= 6 ? kind : 0;
      if (level) { heads = heads.slice(0, level - 1); caption = ""; }
      if (kind === CAPTION) caption = text;
      if (kind === 0) caption = "";
      var trail = heads.filter(Boolean);
      if (kind === ROW && caption) trail.push(caption);
      if (!trail.length && !level && title) trail.push(title);
      trail = page[2].slice(-1).concat(trail);
      if (level) { heads[level - 1] = text; title = title || text; }
      var plain = fold(text);
      entries.push({
        path: page[0], extra: extra, anchor: row[0], text: text, above: row[3] || "", trail: trail, order: entries.length,
        heading: level > 0 || kind === CAPTION, links: kind === LINKS, folded: plain, stems: english ? stemmed(plain) : ""
      });
    });
  });

  function occurs(text) {
    return entries.some(function (entry) { return entry.folded.indexOf(text) >= 0; });
  }

  // ---- The query

  var QUOTED = /(?:^|\s)["“”„「『＂]([^"“”「」『』＂]+)["“”」』＂](?=\s|$)/g;

  // {phrase: ways to write the whole, words: [ways to write each]}; null if there is nothing to look for.
  function parse(query) {
    var exact = [];
    var rest = query.replace(QUOTED, function (all, phrase) { exact.push(phrase); return " "; });
    var loose = joined(rest.split(/\s+/).map(bare).filter(Boolean));
    var quoted = exact.map(function (text) { return {ways: [fold(text)], exact: true}; }).filter(filled);
    var words = quoted.concat(loose.map(function (text) { return {ways: ways(text), stem: english && stemmed(text)}; }).filter(filled));
    var whole = exact.length === 1 && !loose.length ? fold(exact[0]) : fold(query.trim());
    if (whole.length < 2 && !HAN.test(whole)) return null;
    return {phrase: exact.length ? [whole] : ways(whole), words: words, stem: english && !exact.length && stemmed(whole), exact: exact.length > 0};
  }

  function filled(word) { return word.ways[0] !== ""; }

  var EDGES = english ? /^[,.;:!?"'(]+(?=.)|[,.;:!?"')]+$/g : /^[,.;:!?"']+(?=.)|[,.;:!?"']+$/g;

  // A word without the punctuation around it.
  function bare(word) { return fold(word).replace(EDGES, ""); }

  // "57.62 公顷" is one thing if the texts know it as one, not any 57.62 with any 公顷.
  function joined(words) {
    var out = [];
    words.forEach(function (word) {
      var last = out[out.length - 1];
      var whole = last && /[\d%万亿]$/.test(last) && fold(last + " " + word);
      if (whole && (!english || isUnit(word)) && ways(whole).some(occurs)) out[out.length - 1] = whole;
      else out.push(word);
    });
    return out;
  }

  function isUnit(word) {
    return UNITS.some(function (same) { return same.some(function (name) { return name.split(" ")[0] === word; }); });
  }

  // The text, and the same with a comma at its edge dropped or its unit written in another way.
  function ways(text) {
    var found = [text], trimmed = text.replace(/^,(?=\d)/, "").replace(/(\d),$/, "$1");
    if (trimmed !== text) found.push(trimmed);
    UNITS.forEach(function (same) {
      same.forEach(function (name) {
        var number = endingIn(text, name);
        if (!number) return;
        same.forEach(function (other) {
          [number + other, number + " " + other].forEach(function (way) {
            if ((english || way.indexOf(" ") < 0) && found.indexOf(way) < 0) found.push(way);
          });
        });
      });
    });
    return found;
  }

  function endingIn(text, unit) {
    if (text.slice(-unit.length) !== unit) return "";
    var number = text.slice(0, -unit.length).replace(/ $/, "");
    return /[\d万亿]$/.test(number) || (english && /\d (million|billion)$/.test(number)) ? number : "";
  }

  // ---- Fit

  var NONE = 0, PART = 1, STEM = 2, WHOLE = 3;

  // Where the words stand for themselves and not within a longer number or English word.
  function isWhole(text, start, end) {
    return !runsOn(text, start - 1, start) && !runsOn(text, end, end - 1);
  }

  function runsOn(text, outside, inside) {
    var char = text[outside] || "", edge = text[inside];
    if (isDigit(edge)) {
      var beyond = text[outside < inside ? outside - 1 : outside + 1] || "";
      return isDigit(char) || (char === "." && isDigit(beyond));
    }
    return isLetter(edge) && isLetter(char);
  }

  function fit(text, ways) {
    var best = NONE;
    for (var i = 0; i < ways.length; i++) {
      for (var at = text.indexOf(ways[i]); at >= 0; at = text.indexOf(ways[i], at + 1)) {
        if (isWhole(text, at, at + ways[i].length)) return WHOLE;
        best = PART;
      }
    }
    return best;
  }

  function fitWord(text, stems, word) {
    var found = fit(text, word.ways);
    if (word.exact && english) return found === WHOLE ? WHOLE : NONE;
    return found === WHOLE || !word.stem ? found : stems.indexOf(word.stem) >= 0 ? STEM : found;
  }

  // What a list of links names is found where they lead; the list comes last.
  function rank(entry, query) {
    var at = rankText(entry, query);
    return at >= 0 && entry.links ? 8 : at;
  }

  // 0 is best: the phrase in a heading, in a text; its words with other endings; all words apart;
  // within longer words or numbers.  -1 where something is missing.
  function rankText(entry, query) {
    var text = entry.folded, low = entry.heading ? 0 : 1;
    // A phrase of several words is nowhere that one of them is not: most entries end here.
    var least = query.words.length > 1 ? fitAll(entry, query.words, entry.above) : WHOLE;
    if (!least) return -1;
    var phrase = query.exact && english ? NONE : fit(text, query.phrase);
    if (phrase === WHOLE || (query.exact && query.words.length === 1 && fitWord(text, "", query.words[0]))) return low;
    if (query.stem && query.stem.length > 2 && entry.stems.indexOf(query.stem) >= 0) return 2 + low;
    if (query.words.length < 2) return phrase ? 6 : -1;
    return least > PART ? 4 + low : 6;
  }

  // The worst fit among the words; what stands above the entry may have some of them, but not all.
  function fitAll(entry, words, above) {
    var worst = WHOLE, missing = [];
    for (var i = 0; i < words.length; i++) {
      var found = fitWord(entry.folded, entry.stems, words[i]);
      if (found) worst = Math.min(worst, found);
      else if (above) missing.push(words[i]);
      else return NONE;
    }
    if (missing.length === words.length) return NONE;
    var higher = missing.length && known(above);
    return missing.reduce(function (least, word) { return Math.min(least, fitWord(higher.folded, higher.stems, word)); }, worst);
  }

  var above = new Map();

  // Folded once: many entries stand under the same headings.
  function known(text) {
    var one = above.get(text);
    if (!one) {
      var plain = fold(text);
      above.set(text, one = {folded: plain, stems: english ? stemmed(plain) : ""});
    }
    return one;
  }

  // With the headings that it stands under; only asked where no text has all of the words itself.
  function rankUnder(entry, query) {
    return fitAll(entry, query.words, entry.trail.concat(entry.above).join("\n")) ? 7 : -1;
  }

  // Pages about the plan, headings and all, come after its own text that fits as well.
  function ranked(query, how) {
    var found = [];
    entries.forEach(function (entry) {
      var at = how(entry, query);
      if (at >= 0) found.push({entry: entry, rank: at * 2 + (!entry.extra ? 0 : entry.heading ? 3 : 1)});
    });
    return found.sort(function (a, b) { return a.rank - b.rank || a.entry.order - b.entry.order; });
  }

  // ---- What is shown

  // Places in the text that the query means, as [start, end], in order, none within another: the
  // phrase where it stands, else its words.
  function spans(text, query) {
    var places = [], plain = fold(text, places);
    var one = query.words.length === 1 && query.words[0].stem;
    var found = query.exact || one ? [] : stand(plain, {ways: query.phrase}).filter(function (span) {
      return isWhole(plain, span[0], span[1]);
    });
    if (!found.length) query.words.forEach(function (word) { found = found.concat(stand(plain, word)); });
    found = found.map(function (span) { return [places[span[0]], places[span[1] - 1] + 1]; });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.reduce(function (kept, span) {
      var last = kept[kept.length - 1];
      if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
      else kept.push(span);
      return kept;
    }, []);
  }

  // Where a word stands: itself and its other endings, else within longer words.
  function stand(plain, word) {
    var whole = [], part = [];
    word.ways.forEach(function (way) {
      for (var at = way ? plain.indexOf(way) : -1; at >= 0; at = plain.indexOf(way, at + way.length)) {
        (isWhole(plain, at, at + way.length) ? whole : part).push([at, at + way.length]);
      }
    });
    var wanted = word.stem ? word.stem.trim().split(" ") : [];
    if (wanted.length) plain.replace(WORD, function (token, at) {
      if (wanted.indexOf(stem(token)) >= 0) whole.push([at, at + token.length]);
      return token;
    });
    return whole.length ? whole : part;
  }

  return {
    // {hits: [{path, anchor, text, above, trail, heading}] best first, spans(text)}; null where there
    // is too little to look for.
    find: function (text) {
      var query = parse(text);
      if (!query) return null;
      var found = ranked(query, rank);
      var one = query.words.length === 1 && query.words[0].ways[0] === query.phrase[0];
      if (!found.length && query.words.length && !one) found = ranked(query, rankUnder);
      return {
        hits: found.map(function (one) { return one.entry; }),
        spans: function (shown) { return spans(shown, query); }
      };
    }
  };
};
