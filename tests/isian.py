"""The least that a POST to each address must say to succeed, for `tests/dunia.py`."""

from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile

from permohonan.models import Permohonan
from permohonan.pencatatan import Lembar
from ppid import waktu
from ppid.models import Naskah
from tests.factories import pelaku

DESK = {"petugas", "kasubbag"}
SENDIRI = "sendiri"


def kunci_formulir(slug: str, milik: str, keadaan: str) -> str:
    return f"kunci-formulir-{slug}-{milik}-{keadaan}"


def pdf_kosong(*_) -> bytes:
    hasil = BytesIO()
    with pikepdf.new() as baru:
        baru.add_blank_page()
        baru.save(hasil)
    return hasil.getvalue()


# The state a case must be in for an address to succeed, and the least a POST must say.

KEADAAN_PERLU = {
    "saya_lengkapi": "perlu_dilengkapi",
    "perkara_aksi:lengkapi": "perlu_dilengkapi",
    "perkara_aksi:unggah-pindaian": "perlu_dilengkapi",
    "perkara_aksi:usulkan-hentikan": "lewat",
    "perkara_aksi:hentikan": "diusulkan_hentikan",
    "perkara_aksi:tolak-hentikan": "diusulkan_hentikan",
    "perkara_aksi:bukan-permohonan": "diusulkan_bukan",
    "perkara_aksi:tolak-bukan-permohonan": "diusulkan_bukan",
    "perkara_aksi:duplikat": "diusulkan_duplikat",
    "perkara_aksi:tolak-duplikat": "diusulkan_duplikat",
}


def _isian(**tetap):
    """Fields of a POST about a case: the version it saw, and these; functions are called anew."""

    def isian(perkara, dunia, siapa):
        hidup = {k: v(perkara) if callable(v) else v for k, v in tetap.items()}
        return {"versi": perkara.versi} | hidup

    return isian


def _pdf(_) -> SimpleUploadedFile:
    return SimpleUploadedFile("surat.pdf", pdf_kosong(), "application/pdf")


def _lembar(kunci):
    """The signed sheet of the intake page, as the asker's own screen carries it."""

    def isian(perkara, dunia, siapa):
        siapa = siapa if siapa in DESK else "petugas"
        lembar = Lembar(kunci(perkara), waktu.sekarang())
        return {"kunci": lembar.tanda(pelaku(siapa, perkara.satker)), "rincian": "Data"}

    return isian


def _kunci(perkara: Permohonan) -> str:
    return kunci_formulir(perkara.satker.slug, SENDIRI, "diajukan")


def _surat_tidak_lengkap(perkara: Permohonan) -> str:
    return Naskah.objects.tentang(perkara).get(jenis="tidak_lengkap").token


def _nomor_lain(perkara: Permohonan) -> str:
    return Permohonan.objects.filter(satker=perkara.satker).exclude(pk=perkara.pk)[0].nomor


ISIAN = {
    "terkirim_bukti": lambda perkara, *_: {"kunci": _kunci(perkara)},
    "catat_bukti": _lembar(_kunci),
    "cadangan": lambda *_: {"jumlah": 1},
    "draf": _lembar(lambda _: "kunci-lembar-baru"),
    "kiriman_putuskan": lambda *_: {"keputusan": "bukan"},
    "saya_lengkapi": _isian(catatan="Sudah"),
    "saya_cabut": _isian(),
    "perkara_verifikasi": _isian(tindakan="lengkap"),
    "perkara_aksi:lengkapi": _isian(rincian="Data", catatan="Sudah"),
    "perkara_aksi:usulkan-hentikan": _isian(alasan="Lewat"),
    "perkara_aksi:usulkan-bukan-permohonan": _isian(alasan="Iklan"),
    "perkara_aksi:usulkan-duplikat": _isian(alasan="Sama", nomor=_nomor_lain),
    "perkara_aksi:cabut": _isian(alasan="Surat kemarin"),
    "perkara_aksi:catatan-internal": _isian(isi="Catatan"),
    "perkara_aksi:catatan-kontak": _isian(isi="Catatan", cara="telepon"),
    "perkara_aksi:surat-susulan": _isian(isi="Surat", berkas=_pdf),
    "perkara_aksi:koreksi-data": _isian(
        alasan="Salah tulis", nama="Nama baru", kategori="badan_publik"
    ),
    "perkara_aksi:catat-identitas": _isian(
        jenis="paspor", nomor_identitas="A1234567", dilihat="on"
    ),
    "perkara_aksi:unggah-formulir": _isian(berkas=_pdf),
    "perkara_aksi:unggah-pindaian": _isian(berkas=_pdf, naskah=_surat_tidak_lengkap),
    "perkara_aksi:tolak-hentikan": _isian(alasan="Masih ditunggu"),
    "perkara_aksi:tolak-bukan-permohonan": _isian(alasan="Ini permohonan"),
    "perkara_aksi:tolak-duplikat": _isian(alasan="Isinya lain"),
    "perkara_aksi:ganti-kode": _isian(cara="meja", diperiksa="on"),
} | {
    f"perkara_aksi:{aksi}": _isian()
    for aksi in (
        "hentikan",
        "bukan-permohonan",
        "duplikat",
        "cetak-ba-tenggat",
        "cetak-formulir",
    )
}
