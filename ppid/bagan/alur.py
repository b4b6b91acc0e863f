"""Where the symbols of a swimlane stand and how the lines between them run. Whole numbers only.

A line leaves the last symbol of a step for the first of the next. Steps marked `pilihan` that
follow each other are alternatives: the step before them forks into each, and each joins the step
after them. Lines turn at right angles, keep out of symbols, and bridge each other where they cross.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

LEWAT = "lewat"  # a step that was passed over
KANAN, KIRI = 1, -1
KATA = {"mulai": "memulai atau mengakhiri", "kerja": "mengerjakan", "putus": "memutuskan"}


class Baris(NamedTuple):
    """One step. `simbol`: (actor's label, mulai | kerja | putus) in the order of the work.

    `mutu`: lines about its time. `keadaan`: lalu, kini, nanti, lewat, or "" in a plain sheet.
    `di_sini`: words of the step that is open.
    """

    nomor: int
    teks: str
    simbol: tuple[tuple[str, str], ...]
    mutu: tuple[str, ...] = ()
    keadaan: str = ""
    di_sini: str = ""
    pilihan: bool = False


@dataclass(frozen=True)
class Ukuran:
    """Half width and half height of each symbol; the rest in the same unit.

    `batang`: how far from the middle of its column a fork's trunk runs.
    """

    mulai: tuple[int, int]
    kerja: tuple[int, int]
    putus: tuple[int, int]
    batang: int
    panah: int
    lompat: int


@dataclass(frozen=True)
class Simpul:
    """A symbol in its place; `baris` is the place of its step in the sheet."""

    label: str
    jenis: str
    baris: int
    x: int
    y: int
    keadaan: str
    separuh: tuple[int, int]

    def tepi(self, sisi: int) -> tuple[int, int]:
        return self.x + sisi * self.separuh[0], self.y

    @property
    def atas(self) -> tuple[int, int]:
        return self.x, self.y - self.separuh[1]

    @property
    def bawah(self) -> tuple[int, int]:
        return self.x, self.y + self.separuh[1]

    @property
    def d(self) -> str:
        """Its outline as an SVG path."""
        w, h = self.separuh
        kiri = f"M{self.x - w} {self.y}"
        return {
            "mulai": f"{kiri}a{w} {h} 0 1 0 {2 * w} 0a{w} {h} 0 1 0-{2 * w} 0z",
            "kerja": f"{kiri}v-{h}h{2 * w}v{2 * h}h-{2 * w}z",
            "putus": f"{kiri}l{w}-{h} {w} {h}-{w} {h}z",
        }[self.jenis]


@dataclass(frozen=True)
class Garis:
    """A line through its corners; `lewat` where it leads to or from a step passed over."""

    titik: tuple[tuple[int, int], ...]
    lewat: bool
    panah: int  # length of its head; 0 where it runs into another line
    lompat: tuple[tuple[int, int, int], ...] = ()  # x, y and radius of each bridge

    @property
    def d(self) -> str:
        """The line up to its arrow head."""
        titik = [*self.titik[:-1], self._leher()]
        jalur = "M{} {}".format(*titik[0])
        for (_, y0), (x, y) in pairwise(titik):
            jalur += f"H{x}" if y == y0 else self._turun(x, y)
        return jalur

    @property
    def kepala(self) -> str:
        """The arrow head."""
        if not self.panah:
            return ""
        (x, y), (dx, dy) = self.titik[-1], self._arah()
        p, q = self.panah, self.panah // 2
        return f"M{x} {y}l{-p * dx} {-q}v{2 * q}z" if dx else f"M{x} {y}l{-q} {-p * dy}h{2 * q}z"

    def _arah(self) -> tuple[int, int]:
        (x0, y0), (x1, y1) = self.titik[-2:]
        return _tanda(x1 - x0), _tanda(y1 - y0)

    def _leher(self) -> tuple[int, int]:
        (x, y), (dx, dy) = self.titik[-1], self._arah()
        mundur = max(0, self.panah - 1)
        return x - dx * mundur, y - dy * mundur

    def _turun(self, x: int, y: int) -> str:
        busur = (f"V{ly - r}a{r} {r} 0 0 1 0 {2 * r}" for lx, ly, r in self.lompat if lx == x)
        return "".join(busur) + f"V{y}"


class Alur(NamedTuple):
    simpul: list[list[Simpul]]  # by step
    garis: list[Garis]


def _tanda(n: int) -> int:
    return (n > 0) - (n < 0)


class Ruas(NamedTuple):
    """A line on its way: its corners, and whether an arrow head ends it."""

    titik: tuple[tuple[int, int], ...]
    lewat: bool
    kepala: bool = True


def susun(kolom: dict[str, int], baris: list[Baris], batas: list[int], ukuran: Ukuran) -> Alur:
    """Place and connect. `kolom`: middle of each actor's column; `batas`: upper edge of each row,
    and the lower one of the last.
    """
    simpul = [_simpul(kolom, b, i, batas, ukuran) for i, b in enumerate(baris)]
    isi = [deret for deret in simpul if deret]
    ruas = [_di_baris(deret, a, b, batas) for deret in isi for a, b in pairwise(deret)]
    for dari, ke in pairwise(_kelompok(isi, baris)):
        ruas += _antar(dari, ke, batas, ukuran)
    datar = {satu for r in ruas for satu in _datar(r)}
    return Alur(simpul, [_garis(r, datar, ukuran) for r in ruas])


def _simpul(kolom: dict[str, int], b: Baris, i: int, batas: list[int], ukuran: Ukuran):
    """The symbols of one step; two of one actor stand side by side."""
    milik = [(label, jenis) for label, jenis in b.simbol if label in kolom]
    banyak, sudah = Counter(label for label, _ in milik), Counter()
    deret = []
    for label, jenis in milik:
        geser = (2 * sudah[label] - banyak[label] + 1) * ukuran.batang // 2
        sudah[label] += 1
        tengah = (batas[i] + batas[i + 1]) // 2
        separuh = getattr(ukuran, jenis)
        deret.append(Simpul(label, jenis, i, kolom[label] + geser, tengah, b.keadaan, separuh))
    return deret


def _kelompok(isi: list[list[Simpul]], baris: list[Baris]) -> Iterator[list[list[Simpul]]]:
    """Alternatives together, every other step alone."""
    for pilihan, deret in groupby(isi, key=lambda d: baris[d[0].baris].pilihan):
        if pilihan:
            yield list(deret)
        else:
            yield from ([satu] for satu in deret)


def _antar(dari: list, ke: list, batas: list[int], ukuran: Ukuran) -> Iterator[Ruas]:
    if len(ke) > 1:
        yield from _cabang(dari[-1], ke, batas, ukuran)
        return
    a, tujuan = dari[-1][-1], ke[0]
    akhir = Ruas(_turun(a, tujuan[0], tujuan, batas), LEWAT in (a.keadaan, tujuan[0].keadaan))
    yield akhir
    sudah: set[int] = set()
    for deret in dari[:-1]:
        if deret[-1].keadaan != LEWAT:
            yield _gabung(deret[-1], tujuan[0], _arah(dari), akhir, sudah, ukuran)


def _arah(kelompok: list[list[Simpul]]) -> int:
    """To which side the alternatives lead on: lines leave there, and enter from the other."""
    jauh = sum(deret[1].x - deret[0].x for deret in kelompok if len(deret) > 1)
    return KANAN if jauh > 0 else KIRI


def _cabang(asal: list[Simpul], ke: list, batas: list[int], ukuran: Ukuran) -> Iterator[Ruas]:
    """From one step into each of the alternatives, along a trunk beside their column."""
    a, sisi = asal[-1], -_arah(ke)
    luar = max(s.x * sisi for s in (a, *(deret[0] for deret in ke)))
    x = sisi * (luar + ukuran.batang)
    if any((s.x - a.x) * sisi > 0 for s in asal):  # its side is taken: leave downward
        awal = (a.bawah, (a.x, batas[a.baris + 1]), (x, batas[a.baris + 1]))
    else:
        awal = (a.tepi(sisi), (x, a.y))
    jalan = [deret[0].y for deret in ke if deret[0].keadaan != LEWAT]
    pangkal = max(jalan or [deret[0].y for deret in ke])  # how far down the trunk is drawn
    for deret in ke:
        b = deret[0]
        batang = awal if b.y == pangkal else [(x, pangkal)] * (b.y > pangkal)
        yield Ruas((*batang, (x, b.y), b.tepi(sisi)), LEWAT in (a.keadaan, b.keadaan))


def _gabung(a: Simpul, b: Simpul, sisi: int, akhir: Ruas, sudah: set[int], ukuran: Ukuran) -> Ruas:
    """From an alternative past those that follow it to the step after them.

    It ends where it meets a line that goes there already: the trunk of another (`sudah`), or the
    line of the last alternative (`akhir`).
    """
    x = a.x + sisi * ukuran.batang
    if x in sudah:
        return Ruas((a.tepi(sisi), (x, a.y)), False, kepala=False)
    sudah.add(x)
    jalan = (a.tepi(sisi), (x, a.y), (x, b.y))
    if not akhir.lewat and any(y == b.y and min(p, q) < x < max(p, q) for p, q, y in _datar(akhir)):
        return Ruas(jalan, False, kepala=False)
    return Ruas((*jalan, b.tepi(KANAN if x > b.x else KIRI)), False)


def _turun(a: Simpul, b: Simpul, tujuan: list[Simpul], batas: list[int]) -> tuple:
    """Down, then across in the row of `b`; across between the rows where a symbol is in the way."""
    if a.x == b.x:
        return a.bawah, b.atas
    if any(_di_antara(s.x, a.x, b.x) for s in tujuan if s is not b):
        atas = batas[b.baris]
        return a.bawah, (a.x, atas), (b.x, atas), b.atas
    return a.bawah, (a.x, b.y), b.tepi(KANAN if a.x > b.x else KIRI)


def _di_baris(deret: list[Simpul], a: Simpul, b: Simpul, batas: list[int]) -> Ruas:
    """From actor to actor within a step; under a symbol that stands between them."""
    lewat, sisi = a.keadaan == LEWAT, KANAN if b.x > a.x else KIRI
    if any(_di_antara(s.x, a.x, b.x) for s in deret if s not in (a, b)):
        bawah = (a.bawah[1] + batas[a.baris + 1]) // 2
        return Ruas((a.bawah, (a.x, bawah), (b.x, bawah), b.bawah), lewat)
    return Ruas((a.tepi(sisi), b.tepi(-sisi)), lewat)


def _di_antara(x: int, a: int, b: int) -> bool:
    """Between two columns, or in the first of them."""
    return min(a, b) < x < max(a, b) or x == a


def _datar(ruas: Ruas) -> Iterator[tuple[int, int, int]]:
    """Its level parts: from x, to x, y."""
    for (x0, y0), (x1, y1) in pairwise(ruas.titik):
        if y0 == y1:
            yield x0, x1, y0


def _garis(ruas: Ruas, datar: set, ukuran: Ukuran) -> Garis:
    """With a bridge wherever one of its upright parts crosses a level one of another line."""
    busur = {
        (x0, y, ukuran.lompat)
        for (x0, y0), (x1, y1) in pairwise(ruas.titik)
        if x0 == x1
        for p, q, y in datar
        if min(p, q) < x0 < max(p, q) and y0 < y < y1
    }
    panah = ukuran.panah if ruas.kepala else 0
    return Garis(ruas.titik, ruas.lewat, panah, tuple(sorted(busur)))
