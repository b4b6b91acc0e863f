"""T2: a model of the request that knows nothing of the product, and a machine that compares them.

The model is the table of `rancangan.md` section 4 written down once more, with its conditions. The
machine sends what a person of any role would send, right or wrong, early or late, twice or stale,
and asks after every step whether portal and model still say the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ppid import tenggat

DESK = ("petugas", "petugas2", "kasubbag")
PPID = ("kasubbag",)
D, L, P = "diajukan", "perlu_dilengkapi", "diproses"
K, M, S, Y, X = (
    "koordinasi",
    "menunggu_persetujuan",
    "siap_disampaikan",
    "menunggu_penyerahan",
    "selesai",
)
TERBUKA = {D, L, P, K, M, S, Y}
WIB = ZoneInfo("Asia/Jakarta")


@dataclass
class Model:
    """What the request should be."""

    kalender: tenggat.Kalender
    kanal: str
    hari: date
    status: str = D
    hasil: str = ""
    mulai: date = None
    lengkap: bool = False
    dijelaskan: bool = False
    batas_lengkapi: date | None = None
    usulan: str = ""
    konsep: dict | None = None  # {"penyusun", "asal", "hasil"}
    disetujui: str = ""  # outcome of the last approved answer
    perpanjangan: str = ""  # diusulkan, disetujui, berlaku
    pengusul: str = ""
    diperpanjang: bool = False
    identitas: bool = False
    unit: bool = False  # a unit still owes material
    diberitahukan: date | None = None
    surat: bool = False  # an answer's letter has left, in this period
    diingatkan: bool = False
    petugas: str = ""
    tugas: tuple | None = None  # the assignment that may be taken back: from whom, on which day
    catatan: list = field(default_factory=list)  # notes that stand: by whom, on which day
    jejak: int = 0
    tepat_waktu: bool | None = None  # as it stood when the notice left
    dipakai: set = field(default_factory=set)

    @property
    def jatuh_tempo(self) -> date:
        hitungan = tenggat.hitung(self.mulai, self.kalender, hari=10, tambahan=7)
        return hitungan.jatuh_tempo_perpanjangan if self.diperpanjang else hitungan.jatuh_tempo

    @property
    def hari_ke_10(self) -> date:
        return tenggat.tambah_hari_kerja(self.mulai, 10, self.kalender)

    def tambah(self, hari: date, n: int) -> date:
        return tenggat.tambah_hari_kerja(hari, n, self.kalender)

    @property
    def lewat(self) -> bool:
        return self.hari > self.jatuh_tempo

    @property
    def memberi(self) -> bool:
        return self.disetujui in ("dikabulkan", "sebagian")


@dataclass(frozen=True)
class Aturan:
    """Who may, from which status, under which condition; and what it does to the model."""

    peran: tuple[str, ...]
    dari: set[str]
    akibat: Callable[[Model, str], None] = lambda m, siapa: None
    syarat: Callable[[Model, str], bool] = lambda m, siapa: True
    jejak: int = 1

    def boleh(self, m: Model, siapa: str) -> bool:
        return m.status in self.dari and self.syarat(m, siapa)


def _ke(status: str, **isi) -> Callable[[Model, str], None]:
    def akibat(m: Model, siapa: str) -> None:
        m.status = status
        for nama, nilai in isi.items():
            setattr(m, nama, nilai)

    return akibat


def _isi(**isi) -> Callable[[Model, str], None]:
    def akibat(m: Model, siapa: str) -> None:
        for nama, nilai in isi.items():
            setattr(m, nama, nilai)

    return akibat


def _minta(m: Model, siapa: str) -> None:
    m.status, m.usulan, m.batas_lengkapi = L, "", m.tambah(m.hari, 3)


def _tutup(hasil: str) -> Callable[[Model, str], None]:
    """An end without an answer: what still waited falls with it."""

    def akibat(m: Model, siapa: str) -> None:
        m.status, m.hasil, m.usulan, m.konsep = X, hasil, "", None
        _gugur(m)

    return akibat


def _gugur(m: Model) -> None:
    if m.perpanjangan in ("diusulkan", "disetujui"):
        m.perpanjangan = ""


def _di_tempat(m: Model, siapa: str) -> None:
    m.status, m.hasil, m.diberitahukan = X, "dikabulkan", m.hari
    m.tepat_waktu = not m.lewat


def _susun(hasil: str) -> Callable[[Model, str], None]:
    def akibat(m: Model, siapa: str) -> None:
        m.konsep = {"penyusun": siapa, "asal": m.status, "hasil": hasil}
        m.status = M

    return akibat


def _setujui(m: Model, siapa: str) -> None:
    m.status, m.disetujui, m.konsep = S, m.konsep["hasil"], None


def _kembalikan(m: Model, siapa: str) -> None:
    m.status, m.konsep = m.konsep["asal"], None


def _usul_perpanjangan(m: Model, siapa: str) -> None:
    m.perpanjangan, m.pengusul = "diusulkan", siapa


def _beritahukan(m: Model, siapa: str) -> None:
    m.tepat_waktu = not m.lewat
    m.status, m.hasil, m.diberitahukan = (Y if m.memberi else X), m.disetujui, m.hari
    m.surat = True


def _buka(m: Model, siapa: str) -> None:
    m.status, m.hasil = (K if m.lengkap else D), ""
    m.mulai, m.diperpanjang, m.diberitahukan, m.diingatkan = m.hari, False, None, False
    m.dijelaskan, m.tepat_waktu, m.surat = False, None, False
    _gugur(m)


def _tugaskan(m: Model, siapa: str) -> None:
    """The machine always gives it to the other of two."""
    m.tugas = (m.petugas, m.hari)
    m.petugas = "petugas2" if m.petugas == "petugas" else "petugas"


def _batalkan_tugas(m: Model, siapa: str) -> None:
    (m.petugas, _), m.tugas = m.tugas, None


def _catatan_terakhir(m: Model, siapa: str) -> tuple | None:
    return next((satu for satu in reversed(m.catatan) if satu[0] == siapa), None)


def _batalkan_catatan(m: Model, siapa: str) -> None:
    """The last one that stands of this author: of equal ones, whichever."""
    m.catatan.remove(_catatan_terakhir(m, siapa))


def _belum_lewat(m: Model, siapa: str) -> bool:
    return m.hari <= m.hari_ke_10


JAWAB = {P, K}
ATURAN: dict[str, Aturan] = {
    "lengkap": Aturan(DESK, {D}, _ke(P, lengkap=True, usulan="")),
    "kurang": Aturan(DESK, {D}, _minta),
    "lengkapi": Aturan((*DESK, "pemohon"), {L}, _ke(D, usulan="")),
    "usulkan_hentikan": Aturan(
        DESK, {L}, _isi(usulan="hentikan"), lambda m, _: not m.usulan and m.hari > m.batas_lengkapi
    ),
    "hentikan": Aturan(
        PPID, {L}, _tutup("tidak_dapat_diproses"), lambda m, _: m.usulan == "hentikan"
    ),
    "tolak_hentikan": Aturan(PPID, {L}, _isi(usulan=""), lambda m, _: m.usulan == "hentikan"),
    "usulkan_bukan_permohonan": Aturan(
        DESK, {D}, _isi(usulan="bukan_permohonan"), lambda m, _: not m.usulan
    ),
    "bukan_permohonan": Aturan(
        PPID, {D}, _tutup("bukan_permohonan"), lambda m, _: m.usulan == "bukan_permohonan"
    ),
    "tolak_bukan_permohonan": Aturan(
        PPID, {D}, _isi(usulan=""), lambda m, _: m.usulan == "bukan_permohonan"
    ),
    "jawab_di_tempat": Aturan(
        DESK, {P}, _di_tempat, lambda m, _: m.kanal in ("datang_langsung", "telepon")
    ),
    "jelaskan": Aturan(DESK, {P}, _isi(dijelaskan=True)),
    "ubah_rincian": Aturan(DESK, JAWAB, _isi(dijelaskan=False)),
    "bagi_rincian": Aturan(DESK, JAWAB, _isi(dijelaskan=False)),
    "teruskan": Aturan(DESK, {P}, _ke(K)),
    "disposisi": Aturan(PPID, {K}, _isi(unit=True)),
    "serah_bahan": Aturan(("penghubung",), {K}, _isi(unit=False), lambda m, _: m.unit),
    "usulkan_perpanjangan": Aturan(
        DESK,
        {P, K, M},
        _usul_perpanjangan,
        lambda m, s: not m.perpanjangan and _belum_lewat(m, s),
    ),
    "perpanjang": Aturan(
        PPID,
        {P, K, M},
        _isi(perpanjangan="disetujui"),
        lambda m, s: m.perpanjangan == "diusulkan" and s != m.pengusul and _belum_lewat(m, s),
    ),
    "tolak_perpanjangan": Aturan(
        PPID, {P, K, M}, _isi(perpanjangan=""), lambda m, _: m.perpanjangan == "diusulkan"
    ),
    "kirim_perpanjangan": Aturan(
        DESK,
        {P, K, M},
        _isi(perpanjangan="berlaku", diperpanjang=True),
        lambda m, s: m.perpanjangan == "disetujui" and _belum_lewat(m, s),
    ),
    "susun_dikabulkan": Aturan(DESK, JAWAB, _susun("dikabulkan")),
    "susun_ditolak": Aturan(DESK, JAWAB, _susun("ditolak")),
    "susun_ditolak_tanpa_dasar": Aturan(DESK, JAWAB, syarat=lambda m, _: False),
    "setujui": Aturan(PPID, {M}, _setujui, lambda m, s: m.konsep["penyusun"] != s),
    "setujui_dirangkap": Aturan(PPID, {M}, _setujui),
    "kembalikan": Aturan(PPID, {M}, _kembalikan),
    "beritahukan": Aturan(DESK, {S}, _beritahukan),
    "serahkan": Aturan(DESK, {Y}, _ke(X), lambda m, _: m.identitas),
    "ingatkan_pengambilan": Aturan(DESK, {Y}, _isi(diingatkan=True)),
    "tutup_tidak_diambil": Aturan(
        PPID,
        {Y},
        _ke(X),
        lambda m, _: m.diingatkan and m.hari > m.tambah(m.diberitahukan, 30),
    ),
    "cabut": Aturan((*DESK, "pemohon"), TERBUKA, _tutup("dicabut")),
    "buka_kembali": Aturan(PPID, {X}, _buka),
    "kirim_ulang": Aturan(DESK, {Y, X}, syarat=lambda m, _: m.surat),
    "catat_identitas": Aturan(DESK, TERBUKA, _isi(identitas=True)),
    "tugaskan": Aturan(PPID, TERBUKA, _tugaskan),
    "batalkan_tugas": Aturan(
        PPID, TERBUKA, _batalkan_tugas, lambda m, _: m.tugas and m.tugas[1] == m.hari
    ),
    "catatan_internal": Aturan(DESK, TERBUKA | {X}, lambda m, s: m.catatan.append((s, m.hari))),
    "batalkan_catatan": Aturan(
        DESK, TERBUKA | {X}, _batalkan_catatan, lambda m, s: (s, m.hari) in m.catatan
    ),
}


def pukul_sembilan(hari: date) -> datetime:
    return datetime.combine(hari, time(9), WIB)


def maju(m: Model, n: int) -> date:
    """n working days on, at the same hour."""
    return m.tambah(m.hari, n) if n else m.hari + timedelta(days=1)
