"""A year's DIP along the steps of its SOP version: where it stands, who, when, against standard."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType

from dip.models import Bagian, Penyusunan
from dip.naskah.daftar import USULAN
from dip.naskah.laporan import LAPORAN
from dip.status.penyusunan import Status
from ppid import alur, waktu
from ppid.bagan import Bagan, butir, gambar_butir
from ppid.izin import SEBUTAN, Izin, Pelaku, Peran
from ppid.matriks import KALENDER, Penilaian, hari_langkah, nilai, sebut_hari
from ppid.models import Kegiatan, Langkah, Naskah
from ppid.templatetags.ppid import hari_pendek, jam, menit_detik, saat_pendek
from ppid.tenggat import batas_baku

SEHARI = 24 * 3600
SEMUA_UNIT = (USULAN.kode, LAPORAN.kode)  # inner papers about every unit's rows
RAGAM = {Penilaian.SESUAI: "aman", Penilaian.MELEBIHI: "terlambat"}
# The act of each step, the page on which it is done, and the words that lead there.
KERJA = (
    ("tugaskan_kasubbag", "dip_tugas", "Tugaskan Kasubbag"),
    ("kirim_konsep", "dip_nota", "Susun konsep nota dinas"),
    ("koreksi_nota", "dip_nota", "Koreksi konsep nota dinas"),
    ("setujui_nota", "dip_nota", "Baca dan setujui nota dinas"),
    ("tandatangani_nota", "dip_nota", "Baca dan tandatangani nota dinas"),
    ("lanjutkan", "dip_usulan", "Lihat bagian yang belum menyerahkan"),
    ("usulkan_dip", "dip_telaah", "Telaah dan klarifikasi"),
    ("tandatangani_dip", "dip_pertimbangan", "Koreksi usulan DIP"),
    ("sahkan_dip", "dip_pertimbangan", "Sahkan usulan DIP"),
    ("usulkan_pleno", "dip_pleno", "Usulkan pada Pleno"),
    ("tetapkan_dip", "dip_pleno", "Tetapkan hasil Pleno"),
    ("terbitkan_dip", "dip_terbitkan", "Terbitkan DIP"),
)


@dataclass(frozen=True)
class Tombol:
    """The next act of whoever reads. `token`: of their own unit's part."""

    url: str  # the address's name
    teks: str
    token: str = ""


def naskah_untuk(pelaku: Pelaku, dip: Penyusunan):
    """Its papers; who sees their own unit's rows alone does not get them all on paper."""
    milik = Naskah.objects.tentang(dip)
    return milik.exclude(jenis__in=SEMUA_UNIT) if pelaku.sebatas_unit else milik


class Lajur:
    """Everything the track is drawn from, read once: a fixed number of queries."""

    def __init__(self, dip: Penyusunan, pelaku: Pelaku):
        self.dip, self.pelaku, self.satker = dip, pelaku, dip.satker
        self.kini = waktu.sekarang()

    @cached_property
    def kegiatan(self) -> dict[str, list[Kegiatan]]:
        """By step, the parts' own among them, in the order of time."""
        milik = Kegiatan.objects.tentang(self.dip) | self._kegiatan_bagian()
        hasil = defaultdict(list)
        for k in milik.select_related("oleh", "langkah").order_by("mulai", "pk"):
            k.tentang = self.dip  # what a standard is asked of
            hasil[k.kunci].append(k)
        return hasil

    def _kegiatan_bagian(self):
        jenis, milik = ContentType.objects.get_for_model(Bagian), self.dip.bagian.values("pk")
        return Kegiatan.objects.filter(tentang_jenis=jenis, tentang_id__in=milik)

    @cached_property
    def naskah(self) -> list[Naskah]:
        milik = naskah_untuk(self.pelaku, self.dip).select_related("pdf", "pindaian")
        return list(milik.defer("html", "fakta"))

    @cached_property
    def keadaan_bagian(self) -> list[str]:
        """Of all parts, also of those that a penghubung does not see."""
        return list(self.dip.bagian.values_list("status", flat=True))

    @cached_property
    def bagian(self) -> list[Bagian]:
        """Those that the reader may see, the late ones first."""
        milik = Bagian.objects.untuk(self.pelaku).filter(penyusunan=self.dip)
        semua = list(milik.select_related("unit", "diserahkan_oleh"))
        for satu in semua:
            satu.satker = self.satker  # one office, one calendar
        return sorted(semua, key=lambda b: (not b.terlambat, not b.terbuka))

    @cached_property
    def terbuka(self) -> str:
        """The key of the step that waits; "" when the chain is through."""
        if self.dip.status == Status.PENGISIAN:
            return "isi"
        semua = (k for milik in self.kegiatan.values() for k in milik if not k.selesai)
        return next((k.kunci for k in semua), "")

    @cached_property
    def menunggu(self) -> str:
        """Whom it waits for, in words; "" when nobody."""
        if self.dip.status == Status.PENGISIAN:
            sisa = sum(satu == "diisi" for satu in self.keadaan_bagian)
            return f"{sisa} bagian"
        milik = [k for k in self.kegiatan[self.terbuka] if not k.selesai] if self.terbuka else []
        return SEBUTAN[Peran(milik[0].menunggu)] if milik else ""

    @cached_property
    def tombol(self) -> Tombol | None:
        boleh = {t.nama for t in alur.tersedia(self.dip, self.pelaku)}
        if self.dip.status == Status.PENGISIAN and (milik := self._bagian_sendiri()):
            if len(milik) == 1:
                return Tombol("dip_bagian", f"Isi usulan {milik[0].unit}", milik[0].token)
            return Tombol("dip_usulan", "Isi bagian Anda")
        return next((Tombol(url, teks) for nama, url, teks in KERJA if nama in boleh), None)

    def _bagian_sendiri(self) -> list[Bagian]:
        p = self.pelaku
        if not (p.boleh(Izin.ISI_DIP) or p.boleh(Izin.SERAHKAN_DIP)):
            return []
        return [b for b in self.bagian if b.terbuka and b.unit_id in p.unit]

    @property
    def pengganti(self) -> str:
        """Said where the sheet writes of a Kabag and the office has bound those steps to others."""
        milik = [x for x in self.dip.sop.langkah_per_kunci.values() if _menyebut(x, Peran.KABAG)]
        peran = {p for x in milik for p in self.dip.sop.peran_langkah(x.kunci)}
        if not peran or Peran.KABAG in peran:
            return ""
        oleh = " atau ".join(SEBUTAN[p] for p in sorted(peran))
        return f"Yang pada lembar SOP tertulis Kabag, di kantor ini dikerjakan {oleh}."

    # Rows

    @cached_property
    def baris(self) -> list[dict]:
        semua = list(self.dip.sop.langkah_per_kunci.values())
        akhir = len(semua) + 1
        sampai = next((x.urut for x in semua if x.kunci == self.terbuka), akhir)
        return [self._baris(x, sampai) for x in semua]

    def _baris(self, x: Langkah, sampai: int) -> dict:
        milik = self.kegiatan[x.kunci]
        keadaan = self._keadaan(x, sampai, milik)
        hasil = self._hasil(x, milik) if keadaan in ("lalu", "kini") and milik else {}
        mutu = self._mutu(x, keadaan, hasil)
        return butir(x, keadaan, mutu, self._di_sini) | {
            "baku": x.baku_kalimat,
            "hasil": hasil,
            "naskah": self._naskah(milik),
        }

    def _keadaan(self, x: Langkah, sampai: int, milik: list[Kegiatan]) -> str:
        if x.kunci == self.terbuka:
            return "kini"
        if x.urut > sampai:
            return "nanti"  # also what was done before it was sent back
        return "lalu" if any(k.selesai for k in milik) else "lewat"

    @property
    def _di_sini(self) -> str:
        return "Anda di sini" if self.tombol else f"Sekarang: menunggu {self.menunggu}"

    def _hasil(self, x: Langkah, milik: list[Kegiatan]) -> dict:
        """What the step took; of the parts together, from the first begin to the last end."""
        ada = [k for k in milik if not k.selesai]
        mulai = milik[0].mulai
        selesai = None if ada else max(k.selesai for k in milik)
        penilaian = self._nilai(x, milik, selesai)
        return {
            "siapa": self._siapa(x, milik),
            "mulai": mulai,
            "selesai": selesai,
            "sampai": self._sampai(mulai, selesai),
            "lama": self._lama(x, milik, selesai),
            "batas": self._batas(x, mulai),
            "penilaian": penilaian,
            "ragam": RAGAM.get(penilaian, "netral"),
            "ulang": "" if x.kunci == "isi" else _ulang(milik),
        }

    def _siapa(self, x: Langkah, milik: list[Kegiatan]) -> list[dict]:
        """Names with the post they acted in; of the parts how many are in."""
        if x.kunci == "isi" and self.keadaan_bagian:
            serah = sum(satu == "diserahkan" for satu in self.keadaan_bagian)
            kata = f"{serah} dari {len(self.keadaan_bagian)} bagian diserahkan"
            return [{"nama": kata, "jabatan": ""}]
        orang = [(k.oleh.nama, k.jabatan) for k in milik if k.selesai and k.oleh]
        orang += [(f"Menunggu {SEBUTAN[Peran(k.menunggu)]}", "") for k in milik if not k.selesai]
        return [{"nama": nama, "jabatan": jabatan} for nama, jabatan in dict.fromkeys(orang)]

    def _sampai(self, mulai, selesai) -> str:
        if selesai is None:
            return ""
        sehari = self.satker.setempat(mulai).date() == self.satker.setempat(selesai).date()
        return (
            f"pukul\xa0{jam(selesai, self.satker)}" if sehari else saat_pendek(selesai, self.satker)
        )

    def _lama(self, x: Langkah, milik: list[Kegiatan], selesai) -> str:
        """Minutes as they were measured, or within a day; an open step of days counts days."""
        diukur = [k.detik_kerja for k in milik if k.detik_kerja is not None]
        if diukur and selesai:
            return menit_detik(sum(diukur))
        akhir = selesai or self.kini
        detik = int((akhir - milik[0].mulai).total_seconds())
        satuan = x.baku["satuan"] if x.baku else ""
        hari = hari_langkah(self.satker, satuan, milik[0].mulai, akhir)
        berhari = x.baku and x.baku["satuan"] != "menit" and not selesai
        if berhari or hari or detik >= SEHARI:
            return sebut_hari(hari, satuan)
        return menit_detik(detik) if detik else ""

    def _batas(self, x: Langkah, mulai):
        """The last day that the standard gives; None for minutes, and where it names none."""
        hari = self.satker.setempat(mulai).date()
        return batas_baku(hari, x.baku, self.satker.kalender()) if x.baku else None

    def _nilai(self, x: Langkah, milik: list[Kegiatan], selesai) -> Penilaian:
        if x.baku and x.baku["satuan"] in KALENDER:
            hari = self.satker.setempat(selesai or self.kini).date()
            lewat = hari > self._batas(x, milik[0].mulai)
            return Penilaian.MELEBIHI if lewat else Penilaian.SESUAI if selesai else Penilaian.TANPA
        semua = [nilai(self.satker, k, milik[0].mulai, k.selesai or self.kini) for k in milik]
        if Penilaian.MELEBIHI in semua:
            return Penilaian.MELEBIHI
        return semua[-1] if selesai else Penilaian.TANPA

    def _mutu(self, x: Langkah, keadaan: str, hasil: dict) -> tuple[str, ...]:
        """The actual time beside the standard, a line each."""
        baku = (x.baku_kalimat,) if x.baku_kalimat else ()
        if keadaan == "kini" and hasil.get("batas"):
            return f"sampai {hari_pendek(hasil['batas'])}", *(f"dari {b}" for b in baku)
        if keadaan == "lalu" and hasil.get("lama"):
            return hasil["lama"], *(f"dari {b}" for b in baku)
        return baku

    def _naskah(self, milik: list[Kegiatan]) -> list[Naskah]:
        nomor = {k.keluaran for k in milik if k.keluaran}
        return [n for n in self.naskah if n.nomor in nomor]

    @property
    def bagan(self) -> Bagan:
        return gambar_butir(self.dip.sop, self.baris, f"Alur penyusunan {self.dip}")


def _ulang(milik: list[Kegiatan]) -> str:
    """Steps that two acts share (9, 10) are two Kegiatan as well, by two posts."""
    balik = sum(k.hasil.startswith("kembalikan") for k in milik)
    return f"dikembalikan {balik} kali" if balik else ""


def _menyebut(x: Langkah, peran: Peran) -> bool:
    return any(a["label"] == SEBUTAN[peran] for a in x.aktor)
