// Comfort only: frames as tall as their letter, and the sum of the costs while one types.
(function () {
  "use strict";
  function tinggi(bingkai) {
    var isi = bingkai.contentDocument;
    if (!isi || !isi.body) return;
    bingkai.height = 0;
    var lebar = bingkai.clientWidth, lembar = lebar > 600 ? lebar * 297 / 210 : 0;
    bingkai.height = Math.ceil(Math.max(isi.documentElement.scrollHeight, lembar));
  }
  document.querySelectorAll("iframe[data-surat]").forEach(function (bingkai) {
    bingkai.classList.add("utuh");
    bingkai.addEventListener("load", function () { tinggi(bingkai); });
    window.addEventListener("resize", function () { tinggi(bingkai); });
    tinggi(bingkai);
  });

  var jumlah = document.querySelector("[data-jumlah-biaya]");
  if (!jumlah) return;
  var isian = document.querySelectorAll("input[data-harga]");
  function hitung() {
    var total = 0;
    isian.forEach(function (i) { total += (parseInt(i.value, 10) || 0) * Number(i.dataset.harga); });
    jumlah.textContent = "Rp" + String(total).replace(/\B(?=(\d{3})+$)/g, ".");
  }
  isian.forEach(function (i) { i.addEventListener("input", hitung); });
})();
