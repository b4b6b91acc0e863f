// Comfort only: photos are made smaller before upload, and fields that do not apply step aside.
(function () {
  "use strict";
  var SISI = 1600, MUTU = 0.8, CUKUP = 400000; // px, JPEG quality, bytes

  function kecilkan(input) {
    var asal = input.files[0];
    if (!asal || !/^image\/(jpeg|png)$/.test(asal.type) || asal.size < CUKUP) return;
    createImageBitmap(asal).then(function (gambar) {
      var skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
      var kanvas = document.createElement("canvas");
      kanvas.width = Math.round(gambar.width * skala);
      kanvas.height = Math.round(gambar.height * skala);
      kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      kanvas.toBlob(function (hasil) {
        if (!hasil || hasil.size >= asal.size || input.files[0] !== asal) return;
        var wadah = new DataTransfer();
        wadah.items.add(new File([hasil], asal.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }));
        input.files = wadah.files;
      }, "image/jpeg", MUTU);
    }).catch(function () {}); // the photo goes as it is
  }
  if (window.DataTransfer && window.createImageBitmap) {
    document.querySelectorAll("input[type=file]").forEach(function (input) {
      input.addEventListener("change", function () { kecilkan(input); });
    });
  }

  // name of a field -> does it apply?
  function terpilih(nama) {
    var satu = document.querySelector("[name=" + nama + "]:checked");
    return satu ? satu.value : "";
  }
  var BERLAKU = {
    narahubung: function () { return !/^(|perorangan)$/.test(terpilih("jenis")); },
    nama_kuasa: function () { return !!terpilih("lewat_kuasa"); },
    alamat_kuasa: function () { return !!terpilih("lewat_kuasa"); },
    cara_salinan: function () { return terpilih("cara_memperoleh") !== "melihat"; }
  };
  function tata() {
    Object.keys(BERLAKU).forEach(function (nama) {
      var medan = document.getElementById("div_id_" + nama), galat = medan && medan.classList.contains("medan-galat");
      if (!medan) return;
      var berlaku = galat || BERLAKU[nama]();
      medan.hidden = !berlaku;
      medan.querySelectorAll("input, textarea").forEach(function (i) { i.disabled = !berlaku; });
    });
  }
  if (document.querySelector("[name=jenis], [name=cara_memperoleh]")) {
    document.addEventListener("change", tata);
    tata();
  }
})();
