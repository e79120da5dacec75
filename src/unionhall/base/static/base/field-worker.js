/* The service worker: opens kept pages without network, sends when the network is back, wipes on logging out.
   The server puts field-vault.js before this text. */
(function () {
  "use strict";

  var LOG_OUT = "/accounts/logout/";
  var PATIENCE = 4000;
  var HASHED = /\.[0-9a-f]{12}\./;

  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
  self.addEventListener("sync", function (event) {
    if (event.tag === "field-facts") { event.waitUntil(self.FieldVault.send().then(tell)); }
  });

  function tell() {
    return self.clients.matchAll().then(function (all) {
      all.forEach(function (client) { client.postMessage("field-facts"); });
    });
  }

  self.addEventListener("fetch", function (event) {
    var request = event.request, url = new URL(request.url);
    if (url.origin !== self.location.origin) { return; }
    if (request.method === "POST" && url.pathname === LOG_OUT) {
      event.respondWith(leave(request));
    } else if (request.method === "GET" && request.mode === "navigate") {
      event.respondWith(visit(request, url));
    } else if (request.method === "GET" && (request.destination === "style" || request.destination === "script" || request.destination === "image")) {
      event.respondWith(asset(request, url));
    }
  });

  /* Logging out with something unsent leads to the page that says so; from there it wipes. */
  function leave(request) {
    var asked = request.referrer && new URL(request.referrer).pathname === LOG_OUT;
    return (asked ? Promise.resolve(0) : self.FieldVault.unsent().catch(function () { return 0; })).then(function (count) {
      if (count) { return Response.redirect(LOG_OUT, 303); }
      return fetch(request).then(function (answer) {
        if (answer.type !== "opaqueredirect" && !answer.redirected) { return answer; }
        return self.FieldVault.wipe().then(function () { return answer; }, function () { return answer; });
      });
    });
  }

  function visit(request, url) {
    var address = url.pathname + url.search;
    return self.FieldVault.page(address).catch(function () { return null; }).then(function (held) {
      var live = fetch(request).then(function (answer) {
        var owner = answer.ok && answer.headers.get("X-Kept-On-Phone");
        if (owner) {
          var policy = answer.headers.get("Content-Security-Policy");
          answer.clone().text().then(function (text) { return self.FieldVault.savePage(address, owner, text, policy); });
        }
        return answer;
      });
      if (!held) { return live.catch(function () { return nothing(); }); }
      var late = new Promise(function (resolve) { setTimeout(function () { resolve(kept(held)); }, PATIENCE); });
      return Promise.race([live, late]).catch(function () { return kept(held); });
    });
  }

  function kept(held) {
    var headers = { "Content-Type": "text/html; charset=utf-8" };
    if (held.policy) { headers["Content-Security-Policy"] = held.policy; }
    return new Response(held.text, { headers: headers });
  }

  function nothing() {
    return self.FieldVault.page("/field/").catch(function () { return null; }).then(function (held) {
      if (held) { return kept(held); }
      return new Response("没有网络，本机没有保存这个页面。 No network, and this page is not kept on this phone.",
        { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
    });
  }

  function asset(request, url) {
    return caches.match(request, { cacheName: "field-static" }).then(function (hit) {
      if (hit && HASHED.test(url.pathname)) { return hit; }
      return fetch(request).catch(function () { return hit || Response.error(); });
    });
  }
})();
