(function () {
  "use strict";
  const views = Array.from(document.querySelectorAll("[data-view]"));
  const start = document.getElementById("start");
  const siteTitle = document.title;
  const places = new Map();
  let current = null;
  let followed = null;

  document.documentElement.classList.add("js");

  // One view at a time. "until-found" lets the browser's own search look into the hidden ones.
  function show(view) {
    const others = current === null ? views : [current];
    for (const one of others) {
      if (one !== view) one.setAttribute("hidden", "until-found");
    }
    view.removeAttribute("hidden");
    current = view;
    document.title = view === start ? siteTitle : view.dataset.view + " · pactwatch";
  }

  // The words that a link names may be cut into several marks: light all of them.
  function light(target, end) {
    for (const one of document.querySelectorAll("mark.lit")) one.classList.remove("lit");
    if (!target || target.tagName !== "MARK") return;
    const from = Number(target.dataset.start);
    const to = end || Number(target.dataset.stop);
    for (const one of target.parentElement.querySelectorAll("mark")) {
      const at = Number(one.dataset.start);
      if (at >= from && at < to) one.classList.add("lit");
    }
  }

  function route() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (error) { id = ""; }
    const target = document.getElementById(id) || start;
    const view = target.closest("[data-view]") || start;
    const back = followed === null && current !== null && places.has(view.id);
    show(view);
    light(target, followed && followed.end);
    if (back) {
      window.scrollTo(0, places.get(view.id));
    } else if (target === view) {
      window.scrollTo(0, 0);
      const heading = view.querySelector("h1, h2");
      if (heading && followed !== null) heading.focus({ preventScroll: true });
    } else {
      target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" });
      if (target.tagName === "MARK") {
        target.setAttribute("tabindex", "-1");
        target.focus({ preventScroll: true });
      }
    }
    followed = null;
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (current) places.set(current.id, window.scrollY);
    followed = { end: Number(link.dataset.end) || 0 };
    if (link.getAttribute("href") === location.hash) {
      event.preventDefault();
      route();
    }
  });
  document.addEventListener("beforematch", function (event) {
    const view = event.target.closest && event.target.closest("[data-view]");
    if (view) show(view);
  });
  window.addEventListener("hashchange", route);

  // Filtering: words are compared without accents, hyphens and spaces, so that "tb-2" finds "TB2".
  function folded(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f\s\-\u2010-\u2015.\/'’]/g, "").toLowerCase();
  }

  const form = document.getElementById("filters");
  const table = document.getElementById("deals");
  if (form && table) {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    const texts = new Map(rows.map(function (row) { return [row, folded(row.textContent)]; }));
    const nothing = document.getElementById("nothing");
    const shown = document.getElementById("shown");

    const passes = function (row, wanted, words) {
      for (const name of ["supplier", "recipient"]) {
        if (wanted[name] && !row.dataset[name].split(" ").includes(wanted[name])) return false;
      }
      for (const name of ["category", "stage"]) {
        if (wanted[name] && row.dataset[name] !== wanted[name]) return false;
      }
      if (wanted.conflict && !("conflict" in row.dataset)) return false;
      return words.every(function (word) { return texts.get(row).includes(word); });
    };
    const filter = function () {
      const wanted = {
        supplier: form.elements.supplier.value,
        recipient: form.elements.recipient.value,
        category: form.elements.category.value,
        stage: form.elements.stage.value,
        conflict: form.elements.conflict.checked
      };
      const words = form.elements.text.value.split(/\s+/).map(folded).filter(Boolean);
      let count = 0;
      for (const row of rows) {
        row.hidden = !passes(row, wanted, words);
        if (!row.hidden) count += 1;
      }
      nothing.hidden = count > 0;
      const all = rows.length + " " + form.dataset.deals;
      shown.textContent = count === rows.length ? all : form.dataset.part.replace("{number}", count).replace("{all}", all);
    };
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(filter, 0); });
    filter();

    // Sorting: a cell without a value stands last in either direction.
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      if (!head.hasAttribute("data-sort")) return;
      const numeric = head.dataset.sort === "number";
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const key = function (row) { return row.cells[column].dataset.key || ""; };
      button.addEventListener("click", function () {
        const down = head.getAttribute("aria-sort") === "ascending" ||
          (numeric && head.getAttribute("aria-sort") !== "descending");
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const sorted = rows.slice().sort(function (one, other) {
          const first = key(one), second = key(other);
          if (first === "" || second === "") return (first === "" ? 1 : 0) - (second === "" ? 1 : 0);
          const order = numeric ? Number(first) - Number(second) : first.localeCompare(second, "en");
          return down ? -order : order;
        });
        body.append(...sorted);
      });
    });
  }

  route();
})();
