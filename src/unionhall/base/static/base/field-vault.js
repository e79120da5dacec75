/* What a phone keeps until the network is back: facts and pages, sealed with a key that never leaves the browser.
   Shared by the pages (field.js) and the service worker (field-worker.js). No inline code, no eval. */
(function (scope) {
  "use strict";

  var NAME = "unionhall-field";
  var MOST_ITEMS = 20, MOST_BYTES = 1500000, SENT_KEPT = 24 * 3600 * 1000;
  var opened = null;

  function asked(request) {
    return new Promise(function (resolve, reject) {
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = function () { reject(request.error); };
    });
  }

  function database() {
    if (!opened) {
      var request = scope.indexedDB.open(NAME, 1);
      request.onupgradeneeded = function () {
        request.result.createObjectStore("meta");
        request.result.createObjectStore("queue", { keyPath: "client_id" });
        request.result.createObjectStore("pages", { keyPath: "url" });
      };
      opened = asked(request).catch(function (error) { opened = null; throw error; });
    }
    return opened;
  }

  /* One transaction; `work` gets the store and returns a request whose result is the answer. */
  function store(name, mode, work) {
    return database().then(function (held) {
      return new Promise(function (resolve, reject) {
        var change = held.transaction(name, mode, mode === "readwrite" ? { durability: "strict" } : undefined);
        var request = work(change.objectStore(name));
        change.oncomplete = function () { resolve(request ? request.result : undefined); };
        change.onabort = change.onerror = function () { reject(change.error); };
      });
    });
  }

  function meta(name, value) {
    if (value === undefined) {
      return store("meta", "readonly", function (rows) { return rows.get(name); });
    }
    return store("meta", "readwrite", function (rows) { rows.put(value, name); });
  }

  /* ---- sealing ---- */
  function key() {
    return meta("key").then(function (held) {
      if (held) { return held; }
      return scope.crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
        .then(function (made) {
          return database().then(function (db) {
            return new Promise(function (resolve, reject) {
              var change = db.transaction("meta", "readwrite"), winner = made, rows = change.objectStore("meta");
              rows.get("key").onsuccess = function (event) {
                if (event.target.result) { winner = event.target.result; } else { rows.put(made, "key"); }
              };
              change.oncomplete = function () { resolve(winner); };
              change.onabort = function () { reject(change.error); };
            });
          });
        });
    });
  }

  function seal(value) {
    return key().then(function (held) {
      var iv = scope.crypto.getRandomValues(new Uint8Array(12));
      var plain = new TextEncoder().encode(JSON.stringify(value));
      return scope.crypto.subtle.encrypt({ name: "AES-GCM", iv: iv }, held, plain).then(function (data) {
        return { iv: iv, data: data };
      });
    });
  }

  function unseal(sealed) {
    return key().then(function (held) {
      return scope.crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, held, sealed.data).then(function (plain) {
        return JSON.parse(new TextDecoder().decode(plain));
      });
    });
  }

  /* ---- facts ---- */
  function uuid() {
    if (scope.crypto.randomUUID) { return scope.crypto.randomUUID(); }
    var bytes = scope.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    var text = Array.prototype.map.call(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
    return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
  }

  /* The device's name and its next number, in one transaction: no number twice, also with two tabs. */
  function number() {
    return database().then(function (db) {
      return new Promise(function (resolve, reject) {
        var change = db.transaction("meta", "readwrite", { durability: "strict" });
        var rows = change.objectStore("meta"), found = {};
        rows.get("device").onsuccess = function (event) {
          found.device = event.target.result || uuid();
          rows.put(found.device, "device");
          rows.get("sequence").onsuccess = function (counted) {
            found.sequence = (counted.target.result || 0) + 1;
            rows.put(found.sequence, "sequence");
          };
        };
        change.oncomplete = function () { resolve(found); };
        change.onabort = function () { reject(change.error); };
      });
    });
  }

  /* Save a fact, or save it again after an edit; what the server may have is not edited any more. */
  function keep(owner, fact, clientId) {
    return (clientId ? row(clientId) : Promise.resolve(null)).then(function (known) {
      if (known && known.tried && known.state === "waiting") { throw new Error("tried"); }
      return number().then(function (counted) {
        fact.client_id = clientId || uuid();
        fact.device = counted.device;
        fact.sequence = counted.sequence;
        fact.captured_at = new Date().toISOString();
        return seal(fact);
      }).then(function (sealed) {
        var held = { client_id: fact.client_id, owner: owner, state: "waiting", tried: false, at: Date.now(), sealed: sealed };
        return store("queue", "readwrite", function (rows) { return rows.put(held); }).then(function () { return held; });
      });
    });
  }

  function row(clientId) {
    return store("queue", "readonly", function (rows) { return rows.get(clientId); });
  }

  function change(held, more) {
    return store("queue", "readwrite", function (rows) { return rows.put(Object.assign({}, held, more)); });
  }

  function drop(clientId) {
    return store("queue", "readwrite", function (rows) { return rows.delete(clientId); });
  }

  function rowsOf(owner) {
    return store("queue", "readonly", function (rows) { return rows.getAll(); }).then(function (all) {
      return all.filter(function (held) { return owner === undefined || held.owner === owner; })
        .sort(function (one, other) { return one.at - other.at; });
    });
  }

  /* What one person has on this phone, opened. */
  function list(owner) {
    return rowsOf(owner).then(function (rows) {
      return Promise.all(rows.map(function (held) {
        return unseal(held.sealed).then(function (fact) { return { row: held, fact: fact }; });
      }));
    });
  }

  function unsent() {
    return rowsOf().then(function (rows) {
      return rows.filter(function (held) { return held.state === "waiting" || held.state === "refused"; }).length;
    });
  }

  /* ---- pages ---- */
  function savePage(url, owner, text, policy) {
    return seal({ text: text, policy: policy || "" }).then(function (sealed) {
      return store("pages", "readwrite", function (rows) {
        return rows.put({ url: url, owner: owner, at: Date.now(), sealed: sealed });
      });
    });
  }

  function page(url) {
    return Promise.all([store("pages", "readonly", function (rows) { return rows.get(url); }), meta("owner")])
      .then(function (found) {
        if (!found[0] || found[0].owner !== found[1]) { return null; }
        return unseal(found[0].sealed);
      });
  }

  function pagesOf(owner) {
    return store("pages", "readonly", function (rows) { return rows.getAll(); }).then(function (all) {
      return all.filter(function (held) { return held.owner === owner; });
    });
  }

  /* Whoever logs in now: what others had open goes; what others captured stays sealed until they come back. */
  function settleOwner(owner, doors) {
    return meta("owner").then(function (before) {
      var cleared = before && before !== owner
        ? store("pages", "readwrite", function (rows) { return rows.clear(); }) : Promise.resolve();
      return cleared.then(function () { return meta("owner", owner); }).then(function () { return meta("doors", doors); });
    });
  }

  function wipe() {
    return Promise.all(["queue", "pages", "meta"].map(function (name) {
      return store(name, "readwrite", function (rows) { return rows.clear(); });
    })).then(function () { return scope.caches ? scope.caches.delete("field-static") : null; });
  }

  function forgetSent() {
    var limit = Date.now() - SENT_KEPT;
    return rowsOf().then(function (rows) {
      return Promise.all(rows.filter(function (held) {
        return (held.state === "taken" || held.state === "conflict" || held.state === "settled") && held.gone < limit;
      }).map(function (held) { return drop(held.client_id); }));
    });
  }

  /* ---- sending ---- */
  function locked(work) {
    if (scope.navigator.locks) {
      return scope.navigator.locks.request("unionhall-field-send", work);
    }
    return work();
  }

  /* Answers {state: "done" | "offline" | "login" | "other" | "server", sent: n}. */
  function send() {
    return locked(function () {
      return Promise.all([meta("owner"), meta("doors")]).then(function (found) {
        var owner = found[0], doors = found[1];
        if (!owner || !doors) { return { state: "done", sent: 0 }; }
        return fetch(doors.door, { credentials: "same-origin", headers: { Accept: "application/json" }, cache: "no-store" })
          .then(function (answer) {
            if (answer.status === 401) { return { state: "login", sent: 0 }; }
            if (!answer.ok) { return { state: "server", sent: 0 }; }
            return answer.json().then(function (said) {
              if (String(said.account) !== String(owner)) { return { state: "other", sent: 0 }; }
              return waiting(owner).then(function (items) {
                return inTurn(cut(items), doors.facts, said.token, { state: "done", sent: 0 });
              });
            });
          }, function () { return { state: "offline", sent: 0 }; });
      });
    });
  }

  function waiting(owner) {
    return list(owner).then(function (items) {
      return items.filter(function (item) { return item.row.state === "waiting"; });
    });
  }

  function cut(items) {
    var batches = [], batch = [], bytes = 0;
    items.forEach(function (item) {
      var size = JSON.stringify(item.fact).length;
      if (batch.length && (batch.length >= MOST_ITEMS || bytes + size > MOST_BYTES)) {
        batches.push(batch); batch = []; bytes = 0;
      }
      batch.push(item); bytes += size;
    });
    if (batch.length) { batches.push(batch); }
    return batches;
  }

  function inTurn(batches, url, token, told) {
    if (!batches.length) { return told; }
    return post(batches[0], url, token).then(function (outcome) {
      if (outcome === "server" && batches[0].length > 1) { /* one bad item must not hold up the others */
        var single = batches[0].map(function (item) { return [item]; });
        return inTurn(single.concat(batches.slice(1)), url, token, told);
      }
      if (outcome === "offline" || outcome === "login") { return { state: outcome, sent: told.sent }; }
      if (outcome === "server") { told.state = "server"; } else { told.sent += batches[0].length; }
      return inTurn(batches.slice(1), url, token, told);
    });
  }

  function bare(fact) {
    var names = ["client_id", "kind", "subject", "base", "device", "sequence", "captured_at", "body", "photos"];
    var found = {};
    names.forEach(function (name) { if (fact[name] !== undefined) { found[name] = fact[name]; } });
    return found;
  }

  function post(items, url, token) {
    return Promise.all(items.map(function (item) { return change(item.row, { tried: true }); })).then(function () {
      return fetch(url, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token, Accept: "application/json" },
        body: JSON.stringify({
          sent_at: new Date().toISOString(),
          facts: items.map(function (item) { return bare(item.fact); })
        })
      });
    }).then(function (answer) {
      if (answer.status === 401 || answer.status === 403) { return "login"; }
      if (!answer.ok) { return "server"; }
      return answer.json().then(function (said) {
        return Promise.all(said.answers.map(function (one, at) { return settle(items[at], one); }));
      });
    }, function () { return "offline"; });
  }

  /* What has gone leaves its content behind; what was refused keeps it, to be mended. */
  function settle(item, answer) {
    var refused = answer.state === "refused";
    var said = { title: item.fact.title, page: item.fact.page, answer: answer };
    return seal(refused ? Object.assign({}, item.fact, said) : said).then(function (sealed) {
      return change(item.row, { state: answer.state, tried: false, gone: Date.now(), sealed: sealed });
    });
  }

  scope.FieldVault = {
    keep: keep, row: row, unseal: unseal, drop: drop, list: list, unsent: unsent, send: send, savePage: savePage,
    page: page, pagesOf: pagesOf, settleOwner: settleOwner, wipe: wipe, forgetSent: forgetSent, meta: meta
  };
})(self);
