"""A picture as pages and papers show it: with its sentence, and the same as a table."""

from dataclasses import dataclass, field

from ppid.grafik import LEBAR, Gambar

HURUF_LAYAR, HURUF_CETAK = "Noto Sans, Roboto, system-ui, sans-serif", "Bonum, serif"
CETAK_LEBAR, CETAK_TINGGI = 84, 72  # mm


@dataclass(frozen=True)
class Grafik:
    """`gambar` None: there is nothing to draw, and the sentence says so."""

    kunci: str
    judul: str
    gambar: Gambar | None
    kalimat: str
    kepala: list[str] = field(default_factory=list)
    baris: list[list] = field(default_factory=list)

    @property
    def lebar_cetak(self) -> str:
        """In millimetres, so that a tall one still leaves the page one sheet."""
        muat = CETAK_TINGGI * self.gambar.lebar / self.gambar.tinggi if self.gambar else CETAK_LEBAR
        return f"{min(CETAK_LEBAR, muat):.0f}"

    @property
    def selebar_kertas(self) -> bool:
        """Drawn for the whole column of a sheet."""
        return self.gambar is not None and self.gambar.lebar > LEBAR
