/* Small comforts on pages that work without them: keys, drafts, copying, dropping files. No inline code, no eval. */
(function () {
  "use strict";

  function typing(target) {
    return target.closest && target.closest("input, textarea, select, [contenteditable]");
  }

  /* ---- rows: j, k, Enter, x ---- */
  function rows() {
    return Array.prototype.slice.call(document.querySelectorAll("[data-row]"));
  }

  function move(step) {
    var all = rows();
    if (!all.length) { return; }
    var here = all.findIndex(function (row) { return row.classList.contains("is-here"); });
    var next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step));
    all.forEach(function (row) { row.classList.remove("is-here"); });
    all[next].classList.add("is-here");
    var link = opener(all[next]);
    if (link) { link.focus(); } else { all[next].scrollIntoView({ block: "nearest" }); }
  }

  function opener(row) {
    return row.querySelector("[data-open]") || row.querySelector("a[href]");
  }

  function tick() {
    var box = document.querySelector("[data-row].is-here input[type=checkbox]");
    if (box) { box.click(); }
  }

  function help() {
    var dialog = document.getElementById("keys");
    if (dialog && dialog.showModal && !dialog.open) { dialog.showModal(); }
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      var form = event.target.closest && event.target.closest("form");
      if (form && form.requestSubmit) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.key === "Escape") {
      document.querySelectorAll("details.u-menu[open], details.u-drawer[open]").forEach(function (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) { return; }
    if (event.key === "/") {
      var search = document.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    } else if (event.key === "?") { help(); }
    else if (event.key === "j") { move(1); }
    else if (event.key === "k") { move(-1); }
    else if (event.key === "x") { tick(); }
    else if (event.key === "Enter" && event.target === document.body) {
      var row = document.querySelector("[data-row].is-here");
      var link = row && opener(row);
      if (link) { link.click(); }
    }
  });

  /* ---- menus close when one looks elsewhere ---- */
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.u-menu[open], details.u-drawer[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
    var pressed = event.target.closest ? event.target.closest("[data-keys], [data-print], [data-copy]") : null;
    if (!pressed) { return; }
    if (pressed.hasAttribute("data-keys")) { help(); }
    if (pressed.hasAttribute("data-print")) { window.print(); }
    if (pressed.hasAttribute("data-copy")) { copy(pressed); }
  });

  function copy(button) {
    if (!navigator.clipboard) { return; }
    navigator.clipboard.writeText(button.getAttribute("data-copy")).then(function () {
      var before = button.getAttribute("data-words") || button.textContent;
      button.setAttribute("data-words", before);
      button.textContent = button.getAttribute("data-copied") || before;
      setTimeout(function () { button.textContent = before; }, 2000);
    });
  }

  /* ---- drafts: five seconds after the last change ---- */
  function clock() {
    var now = new Date();
    return ("0" + now.getHours()).slice(-2) + ":" + ("0" + now.getMinutes()).slice(-2);
  }

  function keepDraft(form) {
    var mark = form.querySelector("[data-draft-mark]");
    var content = new FormData(form);
    Array.prototype.forEach.call(form.querySelectorAll("input[type=file], input[type=password]"), function (input) {
      content.delete(input.name);
    });
    fetch(form.getAttribute("data-draft-url"), { method: "POST", body: content, credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) { throw new Error(String(answer.status)); }
        if (mark) { mark.textContent = mark.getAttribute("data-saved").replace("{time}", clock()); }
      })
      .catch(function () { if (mark) { mark.textContent = mark.getAttribute("data-failed"); } });
  }

  document.querySelectorAll("form[data-draft-url]").forEach(function (form) {
    var timer = 0;
    form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () { keepDraft(form); }, 5000);
    });
    form.addEventListener("submit", function () { clearTimeout(timer); });
  });

  /* ---- bulk bar: how many are ticked ---- */
  function count(form) {
    var place = form.querySelector("[data-bulk-count]");
    if (!place) { return; }
    var ticked = form.querySelectorAll("[data-row] input[type=checkbox]:checked").length;
    place.textContent = ticked ? place.getAttribute("data-words").replace("{count}", ticked) : "";
  }

  document.addEventListener("change", function (event) {
    var box = event.target;
    var form = box.form;
    if ((box.hasAttribute("data-tick-all") || box.hasAttribute("data-bulk-page")) && form) {
      form.querySelectorAll("[data-row] input[type=checkbox]").forEach(function (other) { other.checked = box.checked; });
    }
    if (box.hasAttribute("data-submit-on-change") && form) { form.requestSubmit(); }
    if (form) { count(form); }
  });

  /* ---- dropping a file ---- */
  document.querySelectorAll("[data-drop]").forEach(function (place) {
    var input = place.querySelector("input[type=file]");
    place.addEventListener("dragover", function (event) { event.preventDefault(); place.classList.add("is-over"); });
    place.addEventListener("dragleave", function () { place.classList.remove("is-over"); });
    place.addEventListener("drop", function (event) {
      event.preventDefault();
      place.classList.remove("is-over");
      if (input && event.dataTransfer.files.length) { input.files = event.dataTransfer.files; }
    });
  });

  /* ---- what only makes sense with script ---- */
  document.querySelectorAll("[data-keys], [data-print], [data-copy], [data-bulk-page]").forEach(function (button) { button.hidden = false; });
  var summary = document.querySelector("[data-focus]");
  if (summary) { summary.focus(); }

  // A table whose columns add up: [data-part=column] inputs (in chosen rows) into [data-sum=column].
  function addUp(form) {
    form.querySelectorAll("[data-sum]").forEach(function (place) {
      var sum = 0;
      form.querySelectorAll('[data-part="' + place.getAttribute("data-sum") + '"]').forEach(function (input) {
        var tick = input.closest("tr").querySelector("input[type=checkbox]");
        if (!tick || tick.checked) { sum += Math.round((parseFloat(input.value.replace(/,/g, "")) || 0) * 100); }
      });
      place.textContent = sum % 100 ? (sum / 100).toFixed(2) : String(sum / 100);
    });
  }

  document.querySelectorAll("form[data-split]").forEach(function (form) {
    form.addEventListener("input", function () { addUp(form); });
  });
})();
