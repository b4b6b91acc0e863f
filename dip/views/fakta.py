"""What the page of a document tells of it: the columns of Model PPID-A, files, history."""

from datetime import datetime

from django.urls import reverse

from dip.models import Dokumen, VersiBerkas
from dip.status.dokumen import PERISTIWA
from ppid.izin import Pelaku
from ppid.models import Jejak
from ppid.templatetags.ppid import hari_tanggal, ukuran


def fakta(d: Dokumen) -> list[dict]:
    isi = (
        ("Klasifikasi", d.get_klasifikasi_display()),
        ("Ringkasan isi", d.ringkasan),
        ("Unit yang menguasai", d.unit.nama),
        ("Penanggung jawab", d.pejabat),
        ("Waktu dan tempat pembuatan", d.waktu_tempat),
        ("Masa simpan", masa_simpan(d)),
        ("Tempat salinan cetak", d.tempat),
        ("Nomor buku rekap", d.nomor_rekap),
        ("Diumumkan juga di", d.diumumkan_di),
    )
    return [{"nama": nama, "isi": nilai} for nama, nilai in isi]


def masa_simpan(d: Dokumen) -> str:
    """5 tahun, sampai Senin, 2 Januari 2031; sesudah itu musnah"""
    lama = f"{d.masa_simpan} tahun" if d.masa_simpan else ""
    sampai = f"sampai {hari_tanggal(d.simpan_sampai)}" if d.simpan_sampai else ""
    awal = ", ".join(filter(None, (lama, sampai)))
    nasib = d.get_nasib_display().lower()
    if not awal:
        return nasib.capitalize()
    return f"{awal}; sesudah itu {nasib}" if nasib else awal


# Files


def versi_berkas(pelaku: Pelaku, dokumen: Dokumen) -> list[dict]:
    """The files of a document, each with its versions, the newest first."""
    semua = dokumen.versi_berkas.select_related("berkas", "oleh", "berkas__oleh")
    kelompok: dict[int, list[dict]] = {}
    for satu in semua:
        kelompok.setdefault(satu.urut, []).insert(0, _versi(pelaku, dokumen, satu))
    return [{"versi": versi, "nama": versi[0]["nama"]} for versi in kelompok.values()]


def _versi(pelaku: Pelaku, dokumen: Dokumen, satu: VersiBerkas) -> dict:
    berkas = satu.berkas
    keadaan, ragam = _keadaan(dokumen, satu)
    oleh = satu.oleh or berkas.oleh
    return {
        "url": reverse("dokumen_berkas", args=[pelaku.satker.slug, dokumen.token, berkas.token]),
        "nama": berkas.nama,
        "jenis": berkas.format,
        "ukuran": ukuran(berkas.ukuran),
        "sha256": berkas.sha256,
        "token": berkas.token,
        "ke": satu.versi,
        "alasan": satu.alasan,
        "oleh": oleh.nama if oleh else "",
        "pada": satu.pada,
        "keadaan": keadaan,
        "ragam": ragam,
        "usulan": dokumen.sah and satu.diusulkan,
        "terbuka": satu.diusulkan,
        "lolos": berkas.lolos_gerbang,
        "dapat_dibuang": dokumen.belum_sah and satu.diganti_pada is None,
        "temuan": [_temuan(temuan) for temuan in berkas.temuan],
    }


def _keadaan(dokumen: Dokumen, satu: VersiBerkas) -> tuple[str, str]:
    if satu.ditolak_pada:
        return "Ditolak", "netral"
    if satu.diganti_pada:
        return "Tidak berlaku lagi", "netral"
    if satu.disahkan_pada:
        return ("Ditarik", "netral") if not dokumen.sah else ("Berlaku", "aman")
    return "Menunggu pengesahan", "perhatian"


def _temuan(temuan: dict) -> dict:
    pada = temuan.get("pada")
    return {
        "teks": temuan["teks"],
        "jawaban": temuan["jawaban"],
        "oleh": temuan.get("oleh", ""),
        "pada": datetime.fromisoformat(pada) if pada else None,
    }


# History


def riwayat(dokumen: Dokumen) -> list[dict]:
    """Every act, the oldest first."""
    baris = Jejak.objects.tentang(dokumen).exclude(jenis="lihat").select_related("oleh")
    return [
        {
            "judul": PERISTIWA.get(satu.jenis, satu.jenis),
            "oleh": satu.oleh.nama if satu.oleh else "",
            "pada": satu.waktu,
        }
        for satu in baris.order_by("urut")
    ]
