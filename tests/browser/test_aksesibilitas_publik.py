"""Public information and the DIP: axe (WCAG 2.2 AA) and 320 px, empty and filled."""

from datetime import date

from django.db import transaction

from dip.models import Entri
from ppid import naskah
from ppid.izin import Peran
from tests.factories import buat_permohonan, buat_satker, pelaku
from tests.factories_dip import (
    buat_dik,
    buat_dip,
    buat_dip_terbit,
    buat_dokumen,
    terbitkan,
)
from tests.laporan.terbit import terbitkan as terbitkan_laporan
from tests.laporan.terbit import tutup

KELAS = ("berkala", "serta-merta", "setiap-saat")
HALAMAN = (
    *("", "dip/", "dip/versi/", "informasi/", "informasi/dikecualikan/"),
    *(f"informasi/{satu}/" for satu in KELAS),
    *("laporan/", "statistik/"),
)


def test_halaman_informasi_kosong_tanpa_temuan(pemeriksa, bintan):
    for satu in HALAMAN:
        pemeriksa.buka(f"/bintan/{satu}")

    assert pemeriksa.temuan == []


def test_halaman_informasi_terisi_tanpa_temuan(pemeriksa, bintan):
    kode, dokumen = isi(bintan)
    alamat = [
        *HALAMAN,
        *("dip/?q=daftar&sifat=berkala", "dip/?q=tidak-ada", "dip/?tahun=1", "dip/?hal=2"),
        *(f"dip/versi/2026/?beda={satu}" for satu in ("baru", "berubah", "hilang")),
        *("dip/versi/2025/", f"dip/{kode}/", f"informasi/dokumen/{dokumen.token}/"),
        *("informasi/berkala/?q=tidak-ada", f"permohonan/baru/?entri={kode}"),
        *("laporan/2025/", "laporan/2024/"),
    ]

    for satu in alamat:
        pemeriksa.buka(f"/bintan/{satu}")

    assert pemeriksa.temuan == []


@transaction.atomic
def isi(satker):
    """Two years of a DIP that differ in every way, documents of every class, an exempt heading;
    requests of this year, and reports with a ralat."""
    dokumen = buat_dokumen(satker, "SangatPanjangTanpaSpasi" * 6)
    for kelas in ("serta_merta", "setiap_saat"):
        buat_dokumen(
            satker, f"Dokumen {kelas}", kelas, ringkasan="Isi singkat", tautan="https://kpu.go.id"
        )
    buat_dip_terbit(satker, 2025, [{"nama": f"Daftar {n}"} for n in range(30)])
    dip = buat_dip(satker, 2026, [{"nama": "Baru sekali", "dokumen": dokumen}])
    dip.entri.exclude(asal=None).update(bentuk="Rekaman")
    dip.entri.filter(nama="Daftar 3").update(dicoret_pada=dip.mulai, alasan_coret="Dimusnahkan")
    terbitkan(dip)
    buat_dik(buat_satker("kpu"))
    buat_dik(satker)
    isi_laporan(satker)
    return Entri.objects.get(nama="Baru sekali").kode, dokumen


def isi_laporan(satker):
    for status in ("diajukan", "selesai", "menunggu_penyerahan"):
        for _ in range(3):
            buat_permohonan(satker, status)
    for jenis, hari in (("tahunan", date(2024, 1, 1)), ("bulanan", date(2025, 11, 1))):
        satu = tutup(satker, jenis, hari)
        surat = terbitkan_laporan(satu)
    naskah.pdf(surat)
    terbitkan_laporan(satu.buat_ralat("Satu surat terselip", oleh=pelaku(Peran.KASUBBAG, satker)))
