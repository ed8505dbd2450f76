(function () {
  "use strict";
  const root = document.documentElement;

  // The words that a link names may be cut into several marks: light all of them.
  function light() {
    for (const one of document.querySelectorAll("mark.lit")) one.classList.remove("lit");
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (error) { id = ""; }
    const target = id ? document.getElementById(id) : null;
    if (!target || target.tagName !== "MARK") return;
    const from = Number(target.dataset.start);
    const to = Number(new URLSearchParams(location.search).get("end")) || Number(target.dataset.stop);
    for (const one of target.parentElement.querySelectorAll("mark")) {
      const at = Number(one.dataset.start);
      if (at >= from && at < to) one.classList.add("lit");
    }
    target.scrollIntoView({ block: "center" });
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }
  root.classList.add("js");
  window.addEventListener("hashchange", light);
  light();

  // A drawing wider than the window shows its middle first.
  for (const drawing of document.querySelectorAll(".map, .ring")) {
    const box = drawing.parentElement;
    box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
  }

  // A page that takes its time says so; empty fields do not go into the address.
  document.addEventListener("submit", function (event) {
    for (const field of event.target.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
    root.classList.add("loading");
    root.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", function () {
    root.classList.remove("loading");
    root.removeAttribute("aria-busy");
    for (const field of document.querySelectorAll("form [disabled]")) field.disabled = false;
  });

  // A slider that is let go applies what it chose; by keyboard, Enter does, so that each step is not a new page.
  function applies(slider, before) {
    const apply = function () { before(); slider.form.requestSubmit(); };
    let moved = false;
    slider.addEventListener("input", function () { moved = true; });
    slider.addEventListener("pointerup", function () { if (moved) apply(); });
    slider.addEventListener("keydown", function (event) { if (event.key === "Enter") { event.preventDefault(); apply(); } });
  }

  const slider = document.getElementById("as-of-slider");
  if (slider) {
    const box = slider.closest("fieldset");
    const input = document.getElementById("as-of");
    const first = Date.parse(box.dataset.first + "T00:00:00Z");
    const day = function () { return new Date(first + slider.value * 86400000).toISOString().slice(0, 10); };
    const told = function () { slider.setAttribute("aria-valuetext", day()); };
    slider.hidden = false;
    told();
    slider.addEventListener("input", function () { input.value = day(); told(); });
    applies(slider, function () { if (slider.value === slider.max) input.value = ""; });
  }
  const years = document.getElementById("year-slider");
  if (years) {
    years.closest("fieldset").hidden = false;
    years.addEventListener("input", function () { years.form.elements.last.value = years.value; });
    applies(years, function () {});
  }
})();
