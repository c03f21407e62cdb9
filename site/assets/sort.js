// Tables whose rows stand for themselves can be sorted by any column.  Totals stay where they are, and
// a table with merged rows or several lines of heads is left as the plan prints it.
(function () {
  "use strict";
  var holder = document.getElementById("tj-citing");
  var words = holder ? JSON.parse(holder.textContent) : {};
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function sortable(table) {
    return table.tHead && table.tHead.rows.length === 1 && table.tBodies.length &&
      !table.querySelector("tbody [rowspan], thead [colspan], tbody td[colspan]") &&
      Array.from(table.tBodies).some(function (body) { return members(body).length > 1; });
  }

  function members(body) {
    return Array.from(body.rows).filter(function (row) {
      return !row.classList.contains("tj-total") && !row.querySelector("[scope=rowgroup]");
    });
  }

  // A number by its value, anything else as words; blanks always come last.
  function key(row, column) {
    var cell = row.cells[column];
    if (!cell) return null;
    var text = (cell.dataset.sort || cell.textContent).trim();
    if (!text) return null;
    var number = Number(text.replace(/[,%\s]/g, ""));
    return isNaN(number) ? text : number;
  }

  function compare(one, other, sign) {
    if (one === null || other === null) return (one === null) - (other === null);
    if (typeof one === "number" && typeof other === "number") return sign * (one - other);
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return sign * collator.compare(one, other);
  }

  function sort(body, column, sign) {
    var rows = members(body).map(function (row, at) { return { row: row, at: at, key: key(row, column) }; });
    var behind = rows.length ? rows[rows.length - 1].row.nextSibling : null;
    rows.sort(function (a, b) { return compare(a.key, b.key, sign) || a.at - b.at; });
    rows.forEach(function (one) { body.insertBefore(one.row, behind); });
  }

  function prepare(table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      if (!head.textContent.trim()) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "tj-sort";
      if (words.sort) button.title = words.sort;
      while (head.firstChild) button.append(head.firstChild);
      head.append(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        Array.from(table.tBodies).forEach(function (body) { sort(body, column, down ? -1 : 1); });
      });
    });
  }

  document.querySelectorAll("table.tj-table").forEach(function (table) { if (sortable(table)) prepare(table); });
})();
