/* Capture on a phone: a form with data-offline-kind is saved here first, then sent; the panel says what waits. */
(function () {
  "use strict";

  var panel = document.getElementById("field-panel");
  var vault = self.FieldVault;
  if (!panel) { return; }
  var ready = "serviceWorker" in navigator && self.indexedDB && self.crypto && self.crypto.subtle && vault;
  panel.querySelector("[data-field-plain]").hidden = true;
  if (!ready) { show(panel.querySelector("[data-field-unable]")); return; }

  var owner = panel.getAttribute("data-owner");
  var doors = { door: panel.getAttribute("data-door"), facts: panel.getAttribute("data-facts") };
  var PHOTO_EDGE = 1280, PHOTO_BYTES = 300000, FRESH = 10 * 60 * 1000, MOST_PAGES = 80;

  function show(element) { if (element) { element.hidden = false; } }
  function word(name) { return panel.getAttribute("data-word-" + name) || ""; }
  function put(template, values) {
    return template.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
  }
  function make(tag, className, text) {
    var made = document.createElement(tag);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  /* ---- the panel ---- */
  var TONES = { waiting: "warn", taken: "ok", settled: "ok", conflict: "warn", refused: "bad" };

  function render() {
    return Promise.all([vault.list(owner), vault.pagesOf(owner)]).then(function (found) {
      var items = found[0], waiting = items.filter(function (item) { return item.row.state === "waiting"; });
      var count = panel.querySelector("[data-field-count]");
      count.textContent = waiting.length ? put(word("waiting"), { count: waiting.length }) : word("none");
      count.setAttribute("data-count", waiting.length);
      panel.querySelector("[data-field-kept]").textContent = put(word("kept"), { count: found[1].length });
      panel.querySelector("[data-field-send]").hidden = !waiting.length;
      var list = panel.querySelector("[data-field-list]");
      list.textContent = "";
      items.slice().reverse().forEach(function (item) { list.appendChild(line(item)); });
    });
  }

  function line(item) {
    var made = make("li", "u-waiting-item"), held = item.row, answer = item.fact.answer;
    made.setAttribute("data-state", held.state);
    made.appendChild(make("strong", "", item.fact.title));
    made.appendChild(make("span", "u-badge u-badge-" + (TONES[held.state] || "neutral"), word("state-" + held.state)));
    made.appendChild(make("span", "u-quiet", new Date(held.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })));
    if (answer && answer.sentence && held.state !== "taken") { made.appendChild(make("p", "", answer.sentence)); }
    var tools = make("p", "u-waiting-tools");
    if (answer && answer.url) { tools.appendChild(link(answer.url, word("open"))); }
    var mendable = held.state === "refused" || (held.state === "waiting" && !held.tried);
    if (mendable) {
      tools.appendChild(link(item.fact.page + "#edit=" + held.client_id, word("edit")));
      tools.appendChild(discard(held.client_id));
    }
    if (tools.childNodes.length) { made.appendChild(tools); }
    return made;
  }

  function link(url, text) {
    var made = make("a", "u-button", text);
    made.setAttribute("href", url);
    return made;
  }

  function discard(clientId) {
    var made = make("button", "u-button", word("discard"));
    made.type = "button";
    made.addEventListener("click", function () {
      if (made.getAttribute("data-sure")) { vault.drop(clientId).then(render); return; }
      made.setAttribute("data-sure", "1");
      made.textContent = word("sure");
    });
    return made;
  }

  function say(name, values) {
    var place = panel.querySelector("[data-field-said]");
    place.textContent = name ? put(word(name), values || {}) : "";
    panel.querySelector("[data-field-login]").hidden = name !== "login";
  }

  /* ---- sending: on opening, when the network returns, when the phone wakes, by the button ---- */
  function send() {
    return vault.send().then(function (told) {
      if (told.state !== "done") { say(told.state); } else if (told.sent) { say("gone", { count: told.sent }); }
      return render();
    });
  }

  function later() {
    return navigator.serviceWorker.ready.then(function (worker) {
      return worker.sync ? worker.sync.register("field-facts") : null;
    }).catch(function () { return null; });
  }

  window.addEventListener("online", send);
  window.addEventListener("offline", function () { say("offline"); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden && navigator.onLine) { send(); } });
  navigator.serviceWorker.addEventListener("message", render);
  panel.querySelector("[data-field-send]").addEventListener("click", send);

  /* ---- forms ---- */
  function shrunk(file) {
    return createImageBitmap(file).then(function (picture) {
      var scale = Math.min(1, PHOTO_EDGE / Math.max(picture.width, picture.height));
      return press(picture, scale, 0.75);
    }).then(function (blob) {
      return new Promise(function (resolve, reject) {
        var reader = new FileReader();
        reader.onload = function () {
          resolve({ name: file.name.replace(/\.[^.]*$/, "").slice(0, 90) + ".jpg", content: reader.result.split(",")[1] });
        };
        reader.onerror = reject;
        reader.readAsDataURL(blob);
      });
    });
  }

  function press(picture, scale, quality) {
    var canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise(function (resolve) { canvas.toBlob(resolve, "image/jpeg", quality); }).then(function (blob) {
      if (blob.size <= PHOTO_BYTES || scale < 0.05) { return blob; }
      return press(picture, scale * 0.7, Math.max(0.5, quality - 0.1));
    });
  }

  function bodyOf(form) {
    var body = {};
    new FormData(form).forEach(function (value, name) {
      if (typeof value !== "string" || name === "csrfmiddlewaretoken" || name.charAt(0) === "_") { return; }
      var boxes = form.querySelectorAll("input[type=checkbox][name='" + name + "']").length;
      if (boxes > 1) { (body[name] = body[name] || []).push(value); } else if (value !== "") { body[name] = value; }
    });
    return body;
  }

  function factOf(form) {
    var photos = [];
    form.querySelectorAll("input[type=file][data-offline-photo]").forEach(function (input) {
      photos = photos.concat(Array.prototype.slice.call(input.files));
    });
    return Promise.all(photos.slice(0, 4).map(shrunk)).then(function (small) {
      return {
        kind: form.getAttribute("data-offline-kind"),
        subject: form.getAttribute("data-offline-subject"),
        base: form.getAttribute("data-offline-base") || "",
        title: form.getAttribute("data-offline-title"),
        page: location.pathname + location.search,
        body: bodyOf(form),
        photos: small
      };
    });
  }

  function editing() {
    var found = /^#edit=([0-9a-f-]{36})$/.exec(location.hash);
    return found ? found[1] : "";
  }

  function fill(form, body) {
    Array.prototype.forEach.call(form.elements, function (input) {
      if (!input.name || !(input.name in body) || input.type === "file" || input.type === "hidden") { return; }
      var value = body[input.name];
      if (input.type === "checkbox" || input.type === "radio") {
        input.checked = Array.isArray(value) ? value.indexOf(input.value) >= 0 : value === input.value;
      } else { input.value = value; }
    });
  }

  document.querySelectorAll("form[data-offline-kind]").forEach(function (form) {
    var clientId = editing(), before = null;
    if (clientId) {
      vault.row(clientId).then(function (held) {
        if (!held || held.owner !== owner) { clientId = ""; return null; }
        return vault.unseal(held.sealed).then(function (fact) { before = fact; fill(form, fact.body || {}); });
      });
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (!form.reportValidity()) { return; }
      var button = form.querySelector("button:not([type=button])");
      if (button) { button.disabled = true; }
      factOf(form).then(function (fact) {
        if (before) {
          fact.base = before.base;
          if (!fact.photos.length) { fact.photos = before.photos || []; }
        }
        return vault.keep(owner, fact, clientId);
      }).then(function () {
        later();
        location.assign(form.getAttribute("data-offline-after") || location.pathname);
      }).catch(function (error) {
        if (button) { button.disabled = false; }
        say(error && error.message === "tried" ? "tried" : "failed");
      });
    });
  });

  /* ---- pages for the way ---- */
  function keepPages() {
    if (!navigator.onLine) { return Promise.resolve(); }
    var urls = [location.pathname + location.search, panel.getAttribute("data-phone")];
    document.querySelectorAll("a[data-offline-page]").forEach(function (link) {
      urls.push(link.pathname + link.search);
    });
    urls = urls.filter(function (url, at) { return urls.indexOf(url) === at; }).slice(0, MOST_PAGES);
    return keepAssets().then(function () { return vault.pagesOf(owner); }).then(function (held) {
      var fresh = {};
      held.forEach(function (one) { fresh[one.url] = one.at; });
      return urls.reduce(function (before, url, at) {
        return before.then(function () { return at > 0 && Date.now() - (fresh[url] || 0) < FRESH ? null : keepPage(url); });
      }, Promise.resolve());
    }).then(render);
  }

  function keepPage(url) {
    return fetch(url, { credentials: "same-origin", headers: { Accept: "text/html" } }).then(function (answer) {
      var whose = answer.ok && answer.headers.get("X-Kept-On-Phone");
      if (whose !== owner) { return null; }
      var policy = answer.headers.get("Content-Security-Policy");
      return answer.text().then(function (text) { return vault.savePage(url, owner, text, policy); });
    }).catch(function () { return null; });
  }

  function keepAssets() {
    var urls = [];
    document.querySelectorAll("link[rel=stylesheet], script[src], img[src]").forEach(function (element) {
      var url = element.href || element.src;
      if (url.indexOf(location.origin) === 0) { urls.push(url); }
    });
    return caches.open("field-static").then(function (cache) {
      return Promise.all(urls.map(function (url) { return cache.add(url).catch(function () { return null; }); }));
    });
  }

  navigator.serviceWorker.register(panel.getAttribute("data-worker"), { scope: "/" }).then(function () {
    return vault.settleOwner(owner, doors);
  }).then(vault.forgetSent).then(render).then(function () {
    return navigator.onLine ? send() : say("offline");
  }).then(keepPages).catch(function () { show(panel.querySelector("[data-field-unable]")); });
})();
