// The documentation store's comfort: when the first input was made, ticked rows counted. Every page
// works without it.
(function () {
  "use strict";
  var form = document.querySelector("[data-sejak-buka]"), dibuka = Date.now();
  if (form) {
    var mulai = function () {
      var isian = form.elements.sejak_buka;
      if (isian.value === "") isian.value = Math.min(99999, Math.floor((Date.now() - dibuka) / 1000));
    };
    form.addEventListener("input", mulai);
    form.addEventListener("change", mulai);
  }

  if (!document.querySelector("[data-kumpulan]")) return;
  var kotak = Array.from(document.querySelectorAll('input[name="pilih"]'));
  var semua = document.querySelector("[data-pilih-semua]");
  var sebutan = document.querySelectorAll("[data-dipilih]");
  if (!semua || !kotak.length) return;
  function sebut() {
    var banyak = kotak.filter(function (k) { return k.checked; }).length;
    sebutan.forEach(function (s) { s.textContent = banyak ? banyak + " dipilih" : ""; });
    semua.checked = banyak > 0 && banyak === kotak.length;
  }
  semua.hidden = false;
  semua.addEventListener("change", function () {
    kotak.forEach(function (k) { k.checked = semua.checked; });
    sebut();
  });
  kotak.forEach(function (k) { k.addEventListener("change", sebut); });
  window.addEventListener("pageshow", sebut);
})();
