"""Who may do what: the only file that grants a right.

`MATRIKS` is the most a role can ever get. For a step's own work the SOP version of the case narrows
it further (see `ppid/alur.py`). Pure: no database here.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied


class Peran(StrEnum):
    """A post in an office; `PEMOHON` and `SISTEM` act without signing in."""

    PETUGAS = auto()
    KASUBBAG = auto()
    KABAG = auto()
    SEKRETARIS = auto()
    PENGHUBUNG = auto()
    PERTIMBANGAN = auto()
    PLENO = auto()
    ADMIN = auto()
    AUDITOR = auto()
    PUSAT = auto()
    PEMOHON = auto()
    SISTEM = auto()


LABEL_PERAN = {
    Peran.PETUGAS: "Petugas layanan informasi",
    Peran.KASUBBAG: "Kasubbag (PPID)",
    Peran.KABAG: "Kabag",
    Peran.SEKRETARIS: "Sekretaris",
    Peran.PENGHUBUNG: "Tim penghubung",
    Peran.PERTIMBANGAN: "Tim pertimbangan",
    Peran.PLENO: "Notulis pleno",
    Peran.ADMIN: "Admin kantor",
    Peran.AUDITOR: "Pemeriksa",
    Peran.PUSAT: "Pengelola pusat",
    Peran.PEMOHON: "Pemohon",
    Peran.SISTEM: "Sistem",
}

SEBUTAN = LABEL_PERAN | {Peran.PETUGAS: "Desk", Peran.KASUBBAG: "Kasubbag"}  # whose turn it is


class Izin(StrEnum):
    LIHAT_PERMOHONAN = auto()
    LIHAT_IDENTITAS = auto()
    CATAT = auto()
    PERIKSA = auto()  # completeness: nyatakan lengkap, minta kelengkapan, the three proposals
    PUTUSKAN = auto()  # the PPID's word: closings, answers, extensions, reopening
    KELOLA_DATA = auto()  # notes, contacts, corrections, late letters, identity, papers
    AJUKAN = auto()
    LENGKAPI = auto()  # by the applicant, or the desk for what came on paper
    CABUT = auto()
    JAWAB = auto()  # the desk's own answering: at once, by explaining, through the PPID, by letter
    SAMPAIKAN = auto()  # the desk: a letter leaves, information is handed over
    KOORDINASIKAN = auto()  # the PPID: disposisi, nota dinas, arahan, usulan uji konsekuensi
    BAHAN = auto()  # a unit's tim penghubung hands in material, or says that it holds none
    CATAT_UJI = auto()  # the parent office's PPID: what became of a proposed uji konsekuensi
    UNDUH = auto()  # the applicant
    KELOLA_DOKUMEN = auto()
    SAHKAN_DOKUMEN = auto()
    TARIK_DOKUMEN = auto()  # unpublishing, with a reason
    KELOLA_DIK = auto()  # only offices that decide: see `Satker.dapat_mengecualikan`
    LIBUR_LOKAL = auto()
    LIBUR_NASIONAL = auto()
    SUPERVISI = auto()  # SOP step 7: tick, note, sahkan data layanan
    TUGASKAN = auto()  # who handles a case
    LIHAT_MATRIKS = auto()  # steps, people and times; never the applicant
    LIHAT_KABAR = auto()  # messages of the office, whom they went to, which never left
    LIHAT_AKSES = auto()  # who opened which identity paper, when
    TAHAN = auto()  # hold identity papers back from their destruction
    KELOLA_KANTOR = auto()  # settings: the office's admin, who never sees applicants
    REZIM_NASIONAL = auto()  # lengths of the legal clocks
    LIHAT_DIP = auto()  # the DIP being drawn up: track, parts, papers
    TUGASKAN_DIP = auto()  # steps 1 and 2
    SUSUN_DIP = auto()  # the desk: draft the nota dinas, clarify, publish (steps 3, 8, 11)
    PUTUS_NOTA = auto()  # correct, approve, sign the nota dinas (steps 4 to 6)
    ISI_DIP = auto()  # rows of a unit's part
    SERAHKAN_DIP = auto()  # a unit's part handed in (step 7)
    KOORDINASI_DIP = auto()  # the PPID: go on without a late part, send one back
    ATASAN_PPID = auto()  # comments and signature on the proposed DIP, its way to the Pleno
    PERTIMBANGKAN = auto()  # the tim pertimbangan ratifies (disahkan)
    TETAPKAN_DIP = auto()  # the Pleno's word, entered by its notulis (ditetapkan)
    LIHAT_PERSETUJUAN = auto()  # papers that wait for one's word
    LIHAT_PIMPINAN = auto()  # the leaders' one page
    LIHAT_LAPORAN = auto()  # figures, reports and numbers of cases; never the applicant
    SUSUN_LAPORAN = auto()  # SOP step 8: close a period, write, send, correct by ralat
    TERIMA_LAPORAN = auto()  # the recipient that the SOP names
    TANDATANGANI_LAPORAN = auto()
    LIHAT_WILAYAH = auto()  # figures of the offices below; never a case of theirs
    UNDANG_PEMERIKSA = auto()  # links of the ruang pemeriksaan
    PERIKSA_KANTOR = auto()  # the ruang pemeriksaan: read only, applicants masked


_DESK = {
    Izin.LIHAT_PERMOHONAN,
    Izin.LIHAT_IDENTITAS,
    Izin.CATAT,
    Izin.PERIKSA,
    Izin.KELOLA_DATA,
    Izin.LENGKAPI,
    Izin.CABUT,
    Izin.JAWAB,
    Izin.SAMPAIKAN,
    Izin.KELOLA_DOKUMEN,
    Izin.LIHAT_MATRIKS,
    Izin.LIHAT_KABAR,
    Izin.LIHAT_DIP,
    Izin.SUSUN_DIP,
    Izin.ISI_DIP,
    Izin.LIHAT_LAPORAN,
}
# The Kasubbag is the PPID, and may do the desk's acts.
_PPID = {
    Izin.PUTUSKAN,
    Izin.KOORDINASIKAN,
    Izin.CATAT_UJI,
    Izin.SAHKAN_DOKUMEN,
    Izin.KELOLA_DIK,
    Izin.SUPERVISI,
    Izin.TUGASKAN,
    Izin.LIHAT_AKSES,
    Izin.TAHAN,
    Izin.TARIK_DOKUMEN,
    Izin.KOORDINASI_DIP,
    Izin.SUSUN_LAPORAN,
    Izin.UNDANG_PEMERIKSA,
}
# Whoever the office's SOP binds to Kabag or Sekretaris, in the chain of the DIP or of a report.
_PEJABAT = {
    Izin.LIHAT_MATRIKS,
    Izin.LIHAT_DIP,
    Izin.TUGASKAN_DIP,
    Izin.PUTUS_NOTA,
    Izin.ISI_DIP,
    Izin.SERAHKAN_DIP,
    Izin.LIHAT_PERSETUJUAN,
    Izin.LIHAT_PIMPINAN,
    Izin.LIHAT_LAPORAN,
    Izin.TERIMA_LAPORAN,
    Izin.LIHAT_WILAYAH,
}
_ATASAN = {
    Izin.LIHAT_AKSES,
    Izin.ATASAN_PPID,
    Izin.TANDATANGANI_LAPORAN,
    Izin.UNDANG_PEMERIKSA,
}
_DEWAN = {Izin.LIHAT_DIP, Izin.LIHAT_PERSETUJUAN}

MATRIKS: dict[Peran, frozenset[Izin]] = {
    Peran.PETUGAS: frozenset(_DESK),
    Peran.KASUBBAG: frozenset(_DESK | _PPID | _PEJABAT),
    Peran.KABAG: frozenset(_PEJABAT),
    Peran.SEKRETARIS: frozenset(_PEJABAT | _ATASAN),
    Peran.PENGHUBUNG: frozenset({Izin.BAHAN, Izin.LIHAT_DIP, Izin.ISI_DIP}),
    Peran.PERTIMBANGAN: frozenset(_DEWAN | {Izin.PERTIMBANGKAN}),
    Peran.PLENO: frozenset(_DEWAN | {Izin.TETAPKAN_DIP}),
    Peran.ADMIN: frozenset({Izin.LIBUR_LOKAL, Izin.KELOLA_KANTOR}),
    Peran.AUDITOR: frozenset({Izin.PERIKSA_KANTOR}),
    Peran.PUSAT: frozenset({Izin.LIBUR_NASIONAL, Izin.REZIM_NASIONAL}),
    Peran.PEMOHON: frozenset({Izin.AJUKAN, Izin.LENGKAPI, Izin.CABUT, Izin.UNDUH}),
    Peran.SISTEM: frozenset(),
}


@dataclass(frozen=True)
class Pelaku:
    """Whoever acts: a person in their posts at one office, the applicant, or the portal itself."""

    peran: frozenset[Peran]
    satker: Any = None  # ppid.models.Satker
    pengguna: Any = None  # ppid.models.Pengguna, None for applicant and portal
    jabatan: str = ""  # the title as it stands on paper today
    perkara: Any = None  # the one case an applicant may reach
    unit: frozenset[int] = frozenset()  # keys of the units whose posts these are
    jabatan_unit: frozenset[tuple[Peran, int]] = frozenset()  # which post is of which unit

    def boleh(self, izin: Izin) -> bool:
        return any(izin in MATRIKS[peran] for peran in self.peran)

    def peran_dengan(self, izin: Izin) -> frozenset[Peran]:
        """The roles through which this actor holds a right."""
        return frozenset(peran for peran in self.peran if izin in MATRIKS[peran])

    def unit_selaku(self, peran: Collection[Peran]) -> frozenset[int]:
        """Units of these posts alone: a Kabag who fills in for another unit is not its head."""
        return frozenset(unit for satu, unit in self.jabatan_unit if satu in peran)

    @property
    def sebatas_unit(self) -> bool:
        """Fills in a unit's part of the DIP, and neither hands in nor coordinates."""
        luas = self.boleh(Izin.SERAHKAN_DIP) or self.boleh(Izin.SUSUN_DIP)
        return self.boleh(Izin.ISI_DIP) and not luas

    @property
    def nama(self) -> str:
        return self.pengguna.nama if self.pengguna else LABEL_PERAN[min(self.peran)]

    @property
    def label_peran(self) -> str:
        return ", ".join(LABEL_PERAN[peran] for peran in Peran if peran in self.peran)


def pemohon(perkara) -> Pelaku:
    """The applicant of one case, who proved it by number and code (or by filing it)."""
    return Pelaku(frozenset({Peran.PEMOHON}), satker=perkara.satker, perkara=perkara)


def sistem(satker=None) -> Pelaku:
    return Pelaku(frozenset({Peran.SISTEM}), satker=satker)


def butuh(*izin: Izin) -> Callable:
    """Guard a staff view by any of these rights: another office is 404, own office without is 403.

    The view's first argument after the request becomes the actor (`Pelaku`), whose office is the
    one in the address.
    """

    def hias(view: Callable) -> Callable:
        @wraps(view)
        def terjaga(request, satker: str, **kwargs):
            pelaku = request.user.bertugas_di(satker)
            request.pelaku = pelaku
            if not any(pelaku.boleh(satu) for satu in izin):
                raise PermissionDenied
            return view(request, pelaku, **kwargs)

        terjaga.izin = izin
        return terjaga

    return hias
