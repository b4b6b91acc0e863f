"""What anyone may have of the documents and of the DIP, and how it is said.

Every public output (page, export, feed, site map, home) takes its rows from here or from
`.publik()`: published versions, rows of an open class, documents that are ratified and not taken
back, of their files the version in force.
"""

import re
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import formats

from dip.models import Dikecualikan, Dokumen, Entri, Klasifikasi, Penyusunan
from dip.models.dokumen import TERBUKA, muat_berkas
from dip.perbandingan import Perbandingan, bandingkan
from ppid.models import Berkas, Naskah, Satker
from ppid.templatetags.ppid import ukuran

JENIS_DIP = "dip"  # kind of the frozen Model PPID-A, see `dip.naskah`
KODE = re.compile(r"[0-9A-Za-z-]{1,24}")
SERTA_MERTA_BERANDA = 3
SKEMA_WEB = ("https://", "http://")


@dataclass(frozen=True)
class Kelas:
    """A class of open information (Pasal 9 to 11 UU 14/2008) and its page."""

    nilai: Klasifikasi
    alamat: str
    judul: str
    arti: str
    terbaru_dulu: bool = False

    @property
    def nama(self) -> str:
        return self.nilai.label


KELAS = (
    Kelas(
        *(Klasifikasi.BERKALA, "berkala", "Informasi berkala"),
        "Kami umumkan secara rutin, sedikitnya setiap enam bulan: profil, kegiatan, kinerja, dan "
        "laporan keuangan (Pasal 9 UU 14/2008).",
    ),
    Kelas(
        *(Klasifikasi.SERTA_MERTA, "serta-merta", "Informasi serta-merta"),
        "Kami umumkan seketika, karena menyangkut hajat hidup orang banyak atau ketertiban umum "
        "(Pasal 10 UU 14/2008).",
        terbaru_dulu=True,
    ),
    Kelas(
        *(Klasifikasi.SETIAP_SAAT, "setiap-saat", "Informasi setiap saat"),
        "Tersedia kapan pun Anda memintanya: keputusan, kebijakan, rencana kerja, dan prosedur "
        "(Pasal 11 UU 14/2008).",
    ),
)
PER_ALAMAT = {satu.alamat: satu for satu in KELAS}


# The DIP


def penetapan(dip: Penyusunan) -> str:
    """Who made this version the office's DIP, with the decision's number and day."""
    if dip.ditetapkan_pada:
        nomor = f", Keputusan Nomor {dip.keputusan_nomor}" if dip.keputusan_nomor else ""
        return f"Ditetapkan Pleno{nomor}{_tanggal(dip.keputusan_tanggal)}"
    if dip.disahkan_pada:
        return f"Disahkan tim pertimbangan{_tanggal(dip.disahkan_tanggal)}"
    return "Disahkan PPID"


def _tanggal(hari) -> str:
    return f" tanggal {formats.date_format(hari, 'j F Y')}" if hari else ""


def entri_dip(dip: Penyusunan):
    """The rows of one published version as anyone reads them, in its order."""
    return dip.entri.publik(dip.satker).order_by("urut", "pk")


def entri_kode(satker: Satker, kode: str) -> list[Entri]:
    """One information in every published version in which it stands, the newest first."""
    if not KODE.fullmatch(kode):
        return []
    semua = Entri.objects.publik(satker).filter(kode=kode)
    urut = semua.order_by("-penyusunan__tahun", "-penyusunan__terbit_pada")
    return list(urut.select_related("penyusunan", "unit", "dokumen"))


def isian_permohonan(satker: Satker, kode: str) -> dict:
    """What a request for this information says; nothing for a key that no public row has."""
    entri = next(iter(entri_kode(satker, kode)), None)
    if entri is None:
        return {}
    return {"rincian": f"{entri.nama} (DIP, kode {entri.kode})", "periode": str(entri.tahun or "")}


def sebelum(dip: Penyusunan) -> Penyusunan | None:
    """The published version before this one."""
    dulu = Penyusunan.objects.publik(dip.satker).filter(tahun__lt=dip.tahun)
    return dulu.select_related("satker").first()


def beda(lama: Penyusunan, baru: Penyusunan) -> Perbandingan:
    """Between what was public and what is. Struck-out rows serve for their reason alone."""
    tampak = Q(sifat__in=TERBUKA) | Q(dicoret_pada__isnull=False)
    kini = baru.entri.filter(tampak).order_by("urut", "pk")
    return bandingkan(entri_dip(lama).select_related("unit"), kini.select_related("unit"))


def naskah_dip(dip: Penyusunan) -> Naskah | None:
    """The frozen Model PPID-A of a published version."""
    milik = Naskah.objects.tentang(dip).filter(jenis=JENIS_DIP)
    return milik.select_related("pdf").defer("html").last()


def pindaian(dip: Penyusunan) -> list[tuple[str, Berkas]]:
    """The scans of the decision that established it, where the office has put them in."""
    ada = (("Berita acara Rapat Pleno", dip.ba_pindaian), ("Keputusan", dip.keputusan_pindaian))
    return [(nama, berkas) for nama, berkas in ada if berkas and not berkas.dimusnahkan_pada]


# Documents


def dokumen_kelas(satker: Satker, kelas: Kelas):
    """Documents of a class; `terakhir` is when it or one of its files was last ratified."""
    milik = Dokumen.objects.publik(satker).filter(klasifikasi=kelas.nilai)
    terakhir = Max("versi_berkas__disahkan_pada", filter=Q(versi_berkas__diganti_pada=None))
    urut = ("-disahkan_pada", "-pk") if kelas.terbaru_dulu else ("unit__nama", "judul", "pk")
    return milik.select_related("unit").annotate(terakhir=terakhir).order_by(*urut)


def jumlah_kelas(satker: Satker) -> list[tuple[Kelas, int]]:
    hitung = Dokumen.objects.publik(satker).order_by().values_list("klasifikasi")
    jumlah = dict(hitung.annotate(Count("pk")))
    return [(satu, jumlah.get(satu.nilai, 0)) for satu in KELAS]


def dikecualikan(satker: Satker):
    """Headings that hold today: the office's own, its province's, KPU's. Never what is behind."""
    berlaku = Dikecualikan.objects.berlaku(satker).select_related("satker")
    return berlaku.defer("konsekuensi", "manfaat", "kata")


def terbuka(dokumen: Dokumen | None) -> Dokumen | None:
    return dokumen if dokumen and dokumen.terbuka else None


def muat(entri: list[Entri]) -> None:
    """The files of all their documents in one query."""
    muat_berkas([e.dokumen for e in entri if terbuka(e.dokumen)])


def berkas_tampil(satker: Satker, dokumen: Dokumen | None) -> list[dict]:
    """The public files of a document for `_komponen/berkas.html`; none of one that is not open."""
    if not terbuka(dokumen):
        return []
    return [
        {
            "url": reverse("informasi_berkas", args=[satker.slug, dokumen.token, satu.token]),
            "nama": satu.nama,
            "jenis": satu.format,
            "ukuran": ukuran(satu.ukuran),
            "keterangan": "",
        }
        for satu in dokumen.berkas
        if not satu.dimusnahkan_pada
    ]


def tautan(alamat: str) -> str:
    """An address that may be linked; whatever else was typed or imported is none."""
    return alamat if alamat.lower().startswith(SKEMA_WEB) else ""


# The home of an office


def untuk_beranda(satker: Satker) -> dict:
    dip = Penyusunan.objects.publik(satker).first()
    return {
        "serta_merta": list(dokumen_kelas(satker, PER_ALAMAT["serta-merta"])[:SERTA_MERTA_BERANDA]),
        "dip": dip,
        "dip_penetapan": penetapan(dip) if dip else "",
        "dip_jumlah": entri_dip(dip).count() if dip else 0,
    }
