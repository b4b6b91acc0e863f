"""One bar of all there is, its parts told apart by hatch, each named under the place it takes.

Hatches are drawn line by line: a `<pattern>` needs an id that is unique in its page.
"""

from collections.abc import Iterable
from typing import NamedTuple

from ppid.bagan.huruf import lebar as lebar_teks
from ppid.bagan.huruf import lipat
from ppid.grafik.dasar import ISI, LEBAR, PUTIH, REDUP, Gambar, jalur, kotak

PENUH, MIRING, SILANG, DATAR, KELABU, KOSONG = "penuh", "miring", "silang", "datar", "kelabu", ""
DASAR = {PENUH: ISI, KELABU: "#d5d9de"}
ATAS, TINGGI, TURUN, JARAK = 1, 36, 16, 12
TERSEMPIT, RAPAT = 3, 5  # of a part that is not nought; between the lines of a hatch
MAKS = 6  # parts


class Bagian(NamedTuple):
    nama: str
    banyak: int
    corak: str
    keterangan: str = ""  # under its number


def bertumpuk(judul: str, bagian: Iterable[Bagian], *, uraian: str, lebar: int = LEBAR) -> Gambar:
    """At most six parts; what is nought takes no place and has no name."""
    ada = [satu for satu in bagian if satu.banyak]
    nama = [_teks(satu, lebar / MAKS) for satu in ada]
    baris = max((len(satu) for satu in nama), default=0)
    gambar = Gambar(judul, uraian, ATAS + TINGGI + TURUN + 14 + baris * JARAK, lebar)
    x, tengah = 0.5, []
    for satu, ruang in zip(ada, _ruang([s.banyak for s in ada], lebar - 1), strict=True):
        _isi(gambar, x, ruang, satu.corak)
        tengah.append(x + ruang / 2)
        x += ruang
    kolom = [_kolom(teks, satu.banyak, lebar) for satu, teks in zip(ada, nama, strict=True)]
    for satu, teks, dari, ke in zip(ada, nama, tengah, _sebar(tengah, kolom, lebar), strict=True):
        _nama(gambar, satu, teks, dari, ke)
    return gambar


def _teks(satu: Bagian, ruang: float) -> tuple[str, ...]:
    kata = lipat(satu.nama, ruang, 10)
    return (satu.keterangan, *kata) if satu.keterangan else kata


def _kolom(teks: tuple[str, ...], banyak: int, lebar: int) -> float:
    """What its words take, at most a sixth of all."""
    kata = max(lebar_teks(baris, 10) for baris in teks)
    return min(max(kata, lebar_teks(f"{banyak}", 11, tebal=True)) + 8, lebar / MAKS)


def _ruang(banyak: list[int], lebar: float) -> list[float]:
    """Each by its share; the widest gives up what the narrowest need to be seen."""
    ruang = [max(TERSEMPIT, n * lebar / sum(banyak)) for n in banyak]
    if ruang:
        ruang[ruang.index(max(ruang))] -= sum(ruang) - lebar
    return ruang


def _sebar(tengah: list[float], kolom: list[float], lebar: float) -> list[float]:
    """Middles of the columns of names: in order, apart, and inside the picture."""
    hasil, kiri = [], 0.0
    for x, ruang in zip(tengah, kolom, strict=True):
        hasil.append(max(x, kiri + ruang / 2))
        kiri = hasil[-1] + ruang / 2
    kanan = lebar
    for ke in range(len(hasil) - 1, -1, -1):
        hasil[ke] = min(hasil[ke], kanan - kolom[ke] / 2)
        kanan = hasil[ke] - kolom[ke] / 2
    return hasil


def _nama(gambar: Gambar, satu: Bagian, teks: tuple[str, ...], dari: float, ke: float) -> None:
    """The number, and its words under it, at the end of a line from its part."""
    bawah = ATAS + TINGGI
    gambar.gores(jalur("M", dari, bawah, "L", ke, bawah + TURUN - 3), warna=REDUP)
    gambar.tulis(ke, bawah + TURUN + 8, satu.banyak, tebal=700)
    for urut, kata in enumerate(teks, start=1):
        gambar.tulis(ke, bawah + TURUN + 9 + urut * JARAK, kata, ukuran=10)


def _isi(gambar: Gambar, x: float, ruang: float, corak: str) -> None:
    gambar.gores(kotak(x, ATAS, ruang, TINGGI), isi=DASAR.get(corak, PUTIH))
    gambar.gores(arsir(corak, x, ATAS, ruang, TINGGI), warna=ISI, tebal="1.2")
    gambar.gores(kotak(x, ATAS, ruang, TINGGI), warna=ISI)


def arsir(corak: str, x: float, y: float, lebar: float, tinggi: float) -> str:
    """The lines of a hatch within a box, as one path."""
    if corak == DATAR:
        sela = [y + ke * RAPAT for ke in range(1, int(tinggi / RAPAT) + 1)]
        return " ".join(jalur("M", x, satu, "h", lebar) for satu in sela if satu < y + tinggi)
    garis = []
    if corak in (MIRING, SILANG):
        garis += _miring(x, y, lebar, tinggi, 1)
    if corak == SILANG:
        garis += _miring(x, y, lebar, tinggi, -1)
    return " ".join(garis)


def _miring(x: float, y: float, lebar: float, tinggi: float, arah: int) -> list[str]:
    """At 45 degrees, cut off at the edges. `arah`: 1 rises to the right, -1 falls."""
    garis, jauh = [], RAPAT
    while jauh < lebar + tinggi:
        kiri, kanan = max(0.0, jauh - tinggi), min(jauh, lebar)
        turun, naik = jauh - kiri, jauh - kanan  # from the top, where it begins and ends
        if arah < 0:
            turun, naik = tinggi - turun, tinggi - naik
        garis.append(jalur("M", x + kiri, y + turun, "L", x + kanan, y + naik))
        jauh += RAPAT
    return garis
