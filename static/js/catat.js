// Comfort for the intake page: clock, drafts, ticks, keys. Everything works without this file.
(function () {
  "use strict";
  var form = document.getElementById("catat");
  if (!form) return;
  var $ = function (pilih) { return document.querySelector(pilih); };
  var isi = function (nama) {
    var satu = form.elements[nama];
    if (!satu) return "";
    if (satu.type === "checkbox") return satu.checked ? "ya" : "";
    return (satu.value || "").trim();
  };
  var dibuka = Date.now();

  // The office's time, whatever the zone of this machine
  var pukul = new Intl.DateTimeFormat("en-GB", { timeZone: form.dataset.zona, timeStyle: "medium" });
  function jamKantor(saat) { return pukul.format(saat).replace(/:/g, "."); }

  // The counter's clock: from the first input, pauses left out. It informs, it never locks.
  // A sheet shown again carries what it has counted so far in its two hidden fields.
  var awal = form.elements.mulai.value, dasar = Number(form.elements.detik.value) || 0;
  var mulai = null, jeda = 0, sejakJeda = null;
  var lalu = Number(form.dataset.lalu), baku = Number(form.dataset.baku);
  function detik() {
    return mulai === null ? 0 : dasar + Math.floor(((sejakJeda || Date.now()) - mulai - jeda) / 1000);
  }
  function jam(d) {
    return [Math.floor(d / 60), d % 60].map(function (n) { return String(n).padStart(2, "0"); }).join(".");
  }
  // `sejak_pilih`: the clock when the first thing was chosen to be given or explained; it splits the run.
  function tandai() {
    var pilih = form.elements.sejak_pilih, ada = form.querySelector(".saklar :checked");
    if (!ada) pilih.value = "";
    else if (pilih.value === "") pilih.value = detik();
  }
  function lapor() {
    if (mulai === null) return;
    form.elements.mulai.value = awal;
    form.elements.detik.value = detik();
  }
  function tampil() {
    $("[data-lewat]").textContent = jam(lalu + detik());
    $("[data-batang]").value = lalu + detik();
  }
  function awali() {
    if (mulai !== null) return;
    mulai = Date.now();
    if (awal === "") awal = Math.floor((mulai - dibuka) / 1000);
    $("[data-baku]").textContent = jam(baku);
    ["[data-jam]", "[data-batang]", "[data-jeda]"].forEach(function (p) { $(p).hidden = false; });
    $("[data-mulai]").textContent = "Mulai " + jamKantor(mulai - dasar * 1000);
    setInterval(tampil, 1000);
    tampil();
  }
  $("[data-jeda]").addEventListener("click", function (e) {
    if (sejakJeda) { jeda += Date.now() - sejakJeda; sejakJeda = null; } else sejakJeda = Date.now();
    e.target.textContent = sejakJeda ? "Lanjutkan" : "Jeda";
    e.target.setAttribute("aria-pressed", String(Boolean(sejakJeda)));
  });

  // What each channel and kind of applicant asks for; only another channel folds it away again
  var surat = ["surat", "email", "faksimili", "e_ppid"];
  function buka(diubah) {
    if (surat.indexOf(isi("kanal")) >= 0 || isi("susulan")) $("#surat-masuk").open = true;
    else if (diubah === "kanal" && !isi("tanggal_diterima") && !isi("nomor_surat")) $("#surat-masuk").open = false;
    if (isi("jenis") !== "perorangan" || isi("lewat_kuasa")) $("#dokumen").open = true;
  }

  // The rail: ticks, words to read back, due date
  function centang() {
    document.querySelectorAll("[data-isian]").forEach(function (li) {
      var ada = li.dataset.isian.split(" ").some(isi);
      if (li.dataset.isian === "tujuan") {
        ada = Boolean(isi("tujuan_lain") || (isi("tujuan") && isi("tujuan") !== "lainnya"));
      }
      li.classList.toggle("belum", !ada);
      li.querySelectorAll("[data-ada]").forEach(function (s) { s.hidden = !ada; });
      li.querySelectorAll("[data-belum]").forEach(function (s) { s.hidden = ada; });
    });
    $("[data-bacakan]").textContent = "“Saya ulangi: " + (isi("rincian").replace(/[.\s]+$/, "") || "…").slice(0, 160) + ". Betul?”";
  }
  var penentu = ["kanal", "kategori", "tanggal_diterima", "susulan"];
  function tenggat() {
    var tanya = new URLSearchParams({ bagian: "tenggat" });
    penentu.forEach(function (n) { if (isi(n)) tanya.set(n, isi(n)); });
    ambil(tanya, function (baru) { $("#tenggat").replaceChildren.apply($("#tenggat"), baru); });
  }
  function ambil(tanya, pasang) {
    fetch(form.action + "?" + tanya, { credentials: "same-origin" })
      .then(function (r) { return r.ok ? r.text() : Promise.reject(); })
      .then(function (html) { pasang(new DOMParser().parseFromString(html, "text/html").body.childNodes); })
      .catch(function () {});
  }

  // What the office has: asked again when the typing rests; choices made meanwhile stay
  var kotak = $("[data-padanan]"), nanti = null, urutan = 0;
  function dipilih() { return Array.from(kotak.querySelectorAll(".saklar :checked")); }
  function cocokkan() {
    var tanya = new URLSearchParams({ bagian: "padanan", kanal: isi("kanal"), rincian: isi("rincian").slice(0, 600) });
    var ke = ++urutan;
    dipilih().forEach(function (s) { tanya.append(s.name, s.value); });
    ambil(tanya, function (baru) {
      if (ke !== urutan) return;
      var ada = dipilih().map(function (s) { return s.id; }), fokus = kotak.contains(document.activeElement) && document.activeElement.id;
      kotak.replaceChildren.apply(kotak, baru);
      kotak.querySelectorAll(".saklar input").forEach(function (s) { s.checked = ada.indexOf(s.id) >= 0; });
      if (fokus && document.getElementById(fokus)) document.getElementById(fokus).focus();
      var judul = kotak.querySelector("h3");
      $("[data-temuan]").textContent = judul ? judul.textContent : "";
      tandai();
      kaki();
    });
  }
  function kaki() {
    var beri = Boolean(kotak.querySelector("[name=beri]:checked"));
    document.querySelectorAll("[data-bila-beri]").forEach(function (s) { s.hidden = !beri; });
    [["jawab", beri], ["daftar", !beri]].forEach(function (t) {
      var tombol = form.querySelector("[value=" + t[0] + "]");
      tombol.classList.toggle("btn-primary", t[1]);
      tombol.classList.toggle("btn-secondary", !t[1]);
    });
  }
  $("[data-cek]").hidden = true;

  // A draft on the server every 15 seconds, as long as something changes
  var berubah = false, terkirim = false;
  function simpan() {
    if (!berubah || terkirim) return;
    berubah = false;
    lapor();
    var data = new FormData(form);
    form.querySelectorAll("input[type=file]").forEach(function (f) { data.delete(f.name); });
    data.set("aksi", "otomatis");
    fetch(form.dataset.draf, { method: "POST", body: data, credentials: "same-origin" })
      .then(function (r) {
        if (r.status !== 204) return Promise.reject();
        $("[data-status]").textContent = "Draf tersimpan pukul " + jamKantor(Date.now()).slice(0, 5);
      })
      .catch(function () {
        berubah = true;
        $("[data-status]").textContent = "Draf belum tersimpan: sambungan terputus. Isian tetap ada di halaman ini.";
      });
  }
  setInterval(simpan, 15000);

  form.addEventListener("input", function (e) {
    berubah = true;
    awali();
    centang();
    if (e.target.name !== "rincian") return;
    clearTimeout(nanti);
    nanti = setTimeout(cocokkan, 600);
  });
  form.addEventListener("change", function (e) {
    buka(e.target.name);
    centang();
    if (e.target.closest(".saklar")) { tandai(); kaki(); }
    if (e.target.name === "kanal") cocokkan();
    if (penentu.indexOf(e.target.name) >= 0) tenggat();
  });
  form.addEventListener("submit", function () { terkirim = true; lapor(); });
  window.addEventListener("pageshow", function () { terkirim = false; });

  document.addEventListener("keydown", function (e) {
    var kanal = form.querySelectorAll("[name=kanal]");
    if (e.altKey && !e.ctrlKey && /^Digit[1-6]$/.test(e.code) && kanal[e.code[5] - 1]) {
      e.preventDefault();
      kanal[e.code[5] - 1].click();
    } else if (e.ctrlKey && e.key === "Enter") {
      e.preventDefault();
      form.requestSubmit(form.querySelector(".tindakan .btn-primary"));
    }
  });
  if (awal !== "") awali();
  buka();
  centang();
  kaki();
})();
