// The desk's comfort: the print button, ticked rows counted and named, keyboard shortcuts (these can
// be switched off). Every page works without it.
(function () {
  "use strict";
  document.querySelectorAll("[data-cetak]").forEach(function (tombol) {
    tombol.hidden = false;
    tombol.addEventListener("click", function () { window.print(); });
  });

  var tugas = document.getElementById("tugaskan");
  if (tugas) {
    var kotak = Array.from(document.querySelectorAll('input[name="pilih"]'));
    var semua = document.querySelector("[data-pilih-semua]");
    var kepada = tugas.querySelector("select"), tombolTugas = tugas.querySelector("[data-tugaskan]");
    var sebut = function () {
      var banyak = kotak.filter(function (k) { return k.checked; }).length;
      tugas.querySelector("[data-dipilih]").textContent = banyak ? banyak + " dipilih" : "";
      var nama = kepada.value && kepada.options[kepada.selectedIndex].text;
      tombolTugas.textContent = nama ? "Tugaskan ke " + nama : "Tugaskan";
      semua.checked = banyak > 0 && banyak === kotak.length;
    };
    semua.hidden = false;
    semua.addEventListener("change", function () {
      kotak.forEach(function (k) { k.checked = semua.checked; });
      sebut();
    });
    kotak.concat(kepada).forEach(function (k) { k.addEventListener("change", sebut); });
    window.addEventListener("pageshow", sebut);
  }
  document.querySelectorAll("[data-salin]").forEach(function (tombol) {
    var teks = tombol.closest("details, .kode-akses").querySelector("[data-salinan]");
    tombol.hidden = false;
    tombol.addEventListener("click", function () {
      var tersalin = function () { tombol.textContent = "Tersalin"; };
      var sendiri = function () { tombol.textContent = document.execCommand("copy") ? "Tersalin" : "Tekan Ctrl+C"; };
      teks.select();
      if (navigator.clipboard) navigator.clipboard.writeText(teks.value).then(tersalin, sendiri);
      else sendiri();
    });
  });

  var daftar = document.querySelector("[data-pintasan]");
  if (!daftar) return;
  var KUNCI = "ppid.pintasan", saklar = daftar.querySelector("input"), awalan = "";
  daftar.hidden = false;
  try { saklar.checked = localStorage.getItem(KUNCI) !== "mati"; } catch (e) { saklar.checked = true; }
  saklar.addEventListener("change", function () {
    try { localStorage.setItem(KUNCI, saklar.checked ? "hidup" : "mati"); } catch (e) { /* private mode */ }
  });

  function buka(akhiran) {
    var tautan = document.querySelector('.menu a[href$="' + akhiran + '"]');
    if (tautan) tautan.click();
  }
  function baris(langkah) {
    var semua = Array.from(document.querySelectorAll("table.tabel tbody tr"))
      .map(function (tr) { return tr.querySelector("a"); }).filter(Boolean);
    var kini = semua.indexOf(document.activeElement);
    var tuju = kini < 0 ? (langkah > 0 ? 0 : semua.length - 1) : kini + langkah;
    if (semua[tuju]) semua[tuju].focus();
  }
  var TOMBOL = {
    "/": function () { var q = document.querySelector('input[name="q"]'); if (q) q.focus(); },
    "n": function () { buka("/meja/catat/"); },
    "ga": function () { buka("/meja/antrean/"); },
    "gr": function () { buka("/meja/register/"); },
    "j": function () { baris(1); },
    "k": function () { baris(-1); },
    "x": function () {
      var tr = document.activeElement.closest("tr");
      var centang = tr && tr.querySelector('input[name="pilih"]');
      if (centang) centang.click();
    },
    "?": function () { daftar.open = !daftar.open; if (daftar.open) daftar.querySelector("summary").focus(); }
  };
  document.addEventListener("keydown", function (e) {
    if (e.key === "Escape") { daftar.open = false; return; }
    if (!saklar.checked || e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.target.closest("input:not([type=checkbox]), textarea, select")) return;
    var nama = awalan + e.key;
    awalan = e.key === "g" ? "g" : "";
    if (!TOMBOL[nama]) return;
    e.preventDefault();
    TOMBOL[nama]();
  });
})();
