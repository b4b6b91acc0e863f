"""Twenty questions as applicants ask them: the right document is among the first three."""

import pytest

from dip.models import Dokumen
from dip.padanan import padanan
from tests.dip.isi_gudang import isi_gudang
from tests.factories import buat_satker

TANYA = [
    (
        "Saya minta data DPT per kecamatan untuk Pemilihan 2024 di Kabupaten Bintan, untuk skripsi",
        "Jumlah DPT Pemilihan 2024 per kecamatan Kabupaten Bintan",
    ),
    (
        "mohon hasil rekapitulasi suara pemilihan bupati tahun 2024 kemarin",
        "Hasil rekapitulasi perolehan suara Pemilihan Bupati 2024",
    ),
    (
        "Berapa pengeluaran dana kampanye tiap pasangan calon? mohon laporan LPPDK nya",
        "Laporan Penerimaan dan Pengeluaran Dana Kampanye (LPPDK) 2024",
    ),
    ("hasil audit dana kampanye paslon", "Hasil audit dana kampanye Pemilihan 2024"),
    (
        "Ingin melihat LHKPN atau laporan harta kekayaan calon bupati",
        "Pengumuman LHKPN pasangan calon bupati 2024",
    ),
    ("jadwal tahapan pilkada 2024", "Tahapan dan jadwal Pemilihan 2024"),
    (
        "Berapa anggaran hibah pilkada dari Pemkab dan untuk apa saja dipakai",
        "Naskah Perjanjian Hibah Daerah (NPHD) Pemilihan 2024",
    ),
    (
        "SK pengangkatan badan adhoc PPK Kecamatan Bintan Timur",
        "Keputusan pengangkatan PPK Kecamatan Bintan Timur Pemilihan 2024",
    ),
    (
        "jumlah TPS dan alamatnya di setiap desa waktu pilkada",
        "Keputusan penetapan jumlah dan lokasi TPS Pemilihan 2024",
    ),
    (
        "daftar calon tetap anggota DPRD kabupaten pemilu 2024 (DCT)",
        "Daftar Calon Tetap Anggota DPRD Kabupaten Pemilu 2024",
    ),
    ("gaji PPK dan PPS berapa per bulan?", "Honorarium badan adhoc Pemilihan 2024"),
    (
        "Struktur organisasi KPU Bintan beserta nama pejabatnya",
        "Struktur organisasi sekretariat KPU Kabupaten Bintan",
    ),
    (
        "Minta laporan realisasi anggaran tahun 2023 untuk riset",
        "Laporan Realisasi Anggaran Tahun 2023",
    ),
    (
        "perolehan kursi partai di DPRD Bintan hasil pemilu 2019",
        "Hasil perolehan suara dan kursi DPRD Kabupaten Pemilu 2019",
    ),
    (
        "syarat maju calon independen, berapa KTP dukungan minimalnya",
        "Syarat pencalonan perseorangan Pemilihan 2024",
    ),
    (
        "titik lokasi pemasangan APK yang diperbolehkan",
        "Lokasi pemasangan alat peraga kampanye Pemilihan 2024",
    ),
    (
        "data pemilih penyandang disabilitas pada pilkada 2024",
        "Jumlah pemilih disabilitas Pemilihan 2024",
    ),
    (
        "Siapa pemenang tender percetakan surat suara dan berapa kontraknya",
        "Pengadaan logistik Pemilihan 2024",
    ),
    (
        "Apakah ada rapat pleno yang membahas pindah gedung kantor ke Toapaya",
        "Berita Acara Rapat Pleno Rutin 2025",
    ),
    ("berapa persen partisipasi masyarakat memilih", "Tingkat partisipasi pemilih Pemilihan 2024"),
]


@pytest.fixture
def gudang(db):
    satker = buat_satker("bintan")
    isi_gudang(satker)
    return satker


def test_dokumen_yang_benar_di_antara_tiga_teratas(gudang):
    atas = {tanya: [satu.judul for satu in padanan(gudang, tanya)[:3]] for tanya, _ in TANYA}

    assert len(TANYA) == 20
    assert Dokumen.objects.terbuka(gudang).count() >= 150
    assert {t: atas[t] for t, harap in TANYA if harap not in atas[t]} == {}
