"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);

  // Searching and filtering: a row is shown when it meets every control of its list.
  const words = new WeakMap();
  const textOf = (row) => {
    if (!words.has(row)) words.set(row, row.textContent.toLowerCase().replace(/\s+/g, ""));
    return words.get(row);
  };
  const refresh = (id) => {
    const list = byId(id);
    const search = document.querySelector(`[data-search="${id}"]`);
    const wanted = search ? search.value.toLowerCase().split(/\s+/).filter(Boolean) : [];
    const filters = all(`[data-filter="${id}"]`).filter((each) => each.value);
    let count = 0;
    for (const row of all("[data-row]", list)) {
      const shown =
        filters.every((each) => row.dataset[each.dataset.key] === each.value) &&
        wanted.every((word) => textOf(row).includes(word));
      row.hidden = !shown;
      count += shown;
    }
    for (const group of all("[data-group]", list)) {
      group.hidden = !group.querySelector("[data-row]:not([hidden])");
    }
    for (const each of all(`[data-count="${id}"]`)) each.textContent = `${count} ${each.dataset.unit}`;
    for (const each of all(`[data-empty="${id}"]`)) each.hidden = count > 0;
  };
  for (const each of all("[data-search]")) {
    let timer = 0;
    each.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => refresh(each.dataset.search), 60);
    });
  }
  for (const each of all("[data-filter]")) {
    each.addEventListener("change", () => refresh(each.dataset.filter));
  }
  for (const each of all("[data-show-rule]")) {
    each.addEventListener("click", () => {
      const select = document.querySelector('[data-filter="cards"][data-key="rule"]');
      if (!select) return;
      select.value = each.dataset.showRule;
      refresh("cards");
    });
  }

  // Sorting by a column; rows that are equal keep their order.
  const compare = new Intl.Collator("zh-CN", { numeric: true }).compare;
  const keyOf = (row, index) => {
    const cell = row.cells[index];
    return cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
  };
  const asNumber = (key) => {
    const found = parseFloat(key.replace(/,/g, ""));
    return Number.isNaN(found) ? -Infinity : found;
  };
  for (const button of all("[data-sort]")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const numeric = button.dataset.sort === "n";
      const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const each of all("th", head.parentNode)) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
      const body = head.closest("table").tBodies[0];
      const keyed = Array.from(body.rows, (row) => {
        const key = keyOf(row, head.cellIndex);
        return [numeric ? asNumber(key) : key, row];
      });
      keyed.sort(([a], [b]) => turn * (numeric ? (a < b ? -1 : a > b ? 1 : 0) : compare(a, b)));
      body.append(...keyed.map(([, row]) => row));
    });
  }

  // Places: #p=10-14,20-22 are ranges of the canonical text, counted in code points. A hidden
  // character is one element.
  const lines = byId("lines");
  const rows = lines ? Array.from(lines.children) : [];
  const starts = rows.map((row) => Number(row.dataset.s));
  const clear = () => {
    for (const mark of lines ? all("mark", lines) : []) {
      const row = mark.closest("p");
      mark.replaceWith(...mark.childNodes);
      row.normalize();
    }
  };
  const lineAt = (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const lengthOf = (element) =>
    element.nodeName === "MARK" && !element.firstElementChild
      ? Array.from(element.textContent).length
      : 1;
  const markLine = (row, start, end) => {
    let at = 0;
    for (const node of Array.from(row.childNodes)) {
      const points = node.nodeType === Node.TEXT_NODE ? Array.from(node.data) : null;
      const length = points ? points.length : lengthOf(node);
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, length);
      at += length;
      if (from >= to || node.nodeName === "MARK") continue;
      const mark = document.createElement("mark");
      if (points) {
        const before = points.slice(0, from).join("");
        mark.textContent = points.slice(from, to).join("");
        node.replaceWith(before, mark, points.slice(to).join(""));
      } else {
        node.replaceWith(mark);
        mark.append(node);
      }
    }
  };
  const markRange = (start, end) => {
    for (let index = lineAt(start); index < rows.length && starts[index] < end; index += 1) {
      markLine(rows[index], start - starts[index], end - starts[index]);
    }
  };
  const back = document.querySelector("[data-return]");
  const show = () => {
    clear();
    const found = /^#p=(\d+-\d+(?:,\d+-\d+)*)$/.exec(location.hash);
    if (back) back.hidden = !found || !cameFromHere;
    if (!found || !rows.length) return;
    const ranges = found[1].split(",").map((each) => each.split("-").map(Number));
    for (const [start, end] of ranges) markRange(start, end);
    const first = lines.querySelector("mark");
    if (!first) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center" });
  };

  // Going back returns to the link that was followed, and to where it stood on the screen.
  let cameFromHere = false;
  let left = null;
  document.addEventListener("click", (event) => {
    const followed = event.target.closest && event.target.closest('a[href^="#p="]');
    if (!followed) return;
    cameFromHere = true;
    left = { link: followed, top: window.scrollY };
  });
  window.addEventListener("hashchange", () => {
    show();
    if (location.hash.startsWith("#p=") || !left) return;
    const { link, top } = left;
    left = null;
    link.focus({ preventScroll: true });
    window.scrollTo(0, top);
  });
  if (back) back.firstElementChild.addEventListener("click", () => history.back());
  show();
})();
