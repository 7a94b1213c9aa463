/* Tables of the data explorer: sort by a column, filter by words and by lists.
 * Without this script every row is there, and the details open all the same. */
(() => {
  "use strict";

  const WORDS = {
    en: {
      filter: "Filter rows", all: "all", of: "{0} of {1} records", by: "Sort by {0}",
      clear: "Clear the filters", hint: "with or without diacritics",
    },
    vi: {
      filter: "Lọc các dòng", all: "tất cả", of: "{0} trên {1} bản ghi", by: "Sắp xếp theo {0}",
      clear: "Xóa bộ lọc", hint: "có dấu hoặc không dấu",
    },
  };
  const FEW = 8; // a table of fewer rows needs no filter

  const fold = (text) =>
    text.toLowerCase().replace(/[đðɖ]/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  const make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  function setUp(box, number) {
    const words = WORDS[box.dataset.lang] || WORDS.en;
    const table = box.querySelector("table");
    const rows = [...table.tBodies];
    const heads = [...table.tHead.rows[0].cells];
    const collator = new Intl.Collator(box.dataset.lang, { numeric: true, sensitivity: "base" });
    const key = (row, column) => {
      const cell = row.rows[0].cells[column];
      return cell.dataset.s === undefined ? cell.textContent.trim() : cell.dataset.s;
    };

    heads.forEach((head, column) => {
      const label = head.textContent;
      const button = make("button", { type: "button", class: "vx-sort" }, label);
      button.setAttribute("title", words.by.replace("{0}", label));
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const keyed = rows.map((row) => [key(row, column), row]);
        keyed.sort(([one], [two]) => {
          if (!one || !two) return !one - !two; // what is not stated comes last, either way
          return (down ? -1 : 1) * collator.compare(one, two);
        });
        table.append(...keyed.map(([, row]) => row));
      });
    });

    if (rows.length < FEW) return;

    const search = make("input", { type: "search", id: `vx-q${number}`, placeholder: words.hint });
    const count = make("p", { class: "vx-count", role: "status" });
    const clear = make("button", { type: "button", class: "vx-clear" }, words.clear);
    const lists = heads
      .map((head, column) => [head, column])
      .filter(([head]) => head.hasAttribute("data-facet"))
      .map(([head, column]) => {
        const values = new Set();
        rows.forEach((row) => of(row, column).forEach((value) => values.add(value)));
        const list = make("select", { id: `vx-f${number}-${column}` });
        list.append(make("option", { value: "" }, words.all));
        [...values].sort(collator.compare).forEach((value) =>
          list.append(make("option", { value }, value)));
        return { column, list, label: head.textContent };
      })
      .filter(({ list }) => list.options.length > 2);

    function of(row, column) {
      const value = row.rows[0].cells[column].dataset.v;
      return value ? value.split("|") : [];
    }

    const texts = new Map();
    const textOf = (row) => {
      if (!texts.has(row)) texts.set(row, fold(`${row.id} ${row.textContent}`));
      return texts.get(row);
    };

    function filter() {
      const wanted = fold(search.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const fits =
          lists.every(({ column, list }) => !list.value || of(row, column).includes(list.value)) &&
          wanted.every((word) => textOf(row).includes(word));
        row.hidden = !fits;
        shown += fits;
      }
      count.textContent = words.of.replace("{0}", shown).replace("{1}", rows.length);
      clear.disabled = shown === rows.length && !search.value;
    }

    const bar = make("div", { class: "vx-bar" });
    bar.append(make("div", {}, make("label", { for: search.id }, words.filter), search));
    for (const { list, label } of lists)
      bar.append(make("div", {}, make("label", { for: list.id }, label), list));
    bar.append(clear);
    box.prepend(bar, count);
    bar.addEventListener("input", filter);
    clear.addEventListener("click", () => {
      search.value = "";
      lists.forEach(({ list }) => { list.value = ""; });
      filter();
      search.focus();
    });
    filter();
  }

  function openTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    const row = id && document.getElementById(id);
    if (!row || !row.matches(".vx-table > tbody")) return;
    row.hidden = false;
    const details = row.querySelector("details");
    if (details) details.open = true;
    row.scrollIntoView();
  }

  document.querySelectorAll(".vx").forEach(setUp);
  openTarget();
  addEventListener("hashchange", openTarget);
})();
