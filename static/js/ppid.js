// Comfort only: every page works without this file.
(function () {
  "use strict";
  var galat = document.querySelector("[data-ringkasan-galat]");
  if (galat) galat.focus();

  var menu = document.querySelector(".menu-tombol");
  if (!menu) return;
  document.addEventListener("keydown", function (e) {
    if (e.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", function (e) {
    if (menu.open && !e.target.closest(".kepala")) menu.open = false;
  });
})();
