/* On the page for logging out: says what has not gone yet from this phone. */
(function () {
  "use strict";
  var place = document.getElementById("field-leave");
  if (!place || !self.FieldVault || !self.indexedDB || !("serviceWorker" in navigator)) { return; }
  navigator.serviceWorker.getRegistration("/").then(function (worker) {
    return worker ? self.FieldVault.unsent() : 0;
  }).then(function (count) {
    if (!count) { return; }
    var words = place.querySelector("[data-words]");
    words.textContent = words.getAttribute("data-words").replace("{count}", count);
    place.hidden = false;
  }).catch(function () { return null; });
})();
