"""The pages of answering, in every state of a case: axe (WCAG 2.2 AA) and 320 px."""

import pytest

from permohonan.tindakan import slug_aksi
from ppid.izin import Peran
from tests import dunia as d
from tests.browser.alat import SEMPIT, bergulir_ke_samping, masuk
from tests.factories import buat_pegawai, buat_satker
from tests.factories_dip import buat_dik, buat_dokumen, buat_unit

TEMUAN = [{"jenis": "nik", "teks": "Ada 1 NIK: 2101••••••••0003", "jawaban": ""}]
AKSI = {
    "diproses": ("bagi-rincian", "ubah-rincian", "teruskan", "perpanjang"),
    "diminta": ("disposisi", "ingatkan-unit", "usulkan-uji"),
    "siap": ("beritahukan", "cetak-amplop"),
    "menunggu": ("serah", "ingatkan-pengambilan", "kirim-ulang", "tutup-tidak-diambil"),
    "selesai": ("buka-kembali",),
}


@pytest.fixture
def kantor(transactional_db):
    """A small office under KPU RI, with documents, exempt rows and a case in each state."""
    pusat = buat_satker("kpu")
    satker = buat_satker("bintan", induk=pusat)
    buat_pegawai(Peran.KASUBBAG, satker)
    buat_pegawai(Peran.PETUGAS, satker)
    buat_pegawai(Peran.PENGHUBUNG, satker, unit=buat_unit(satker))
    buat_pegawai(Peran.KASUBBAG, pusat)
    buat_dokumen(satker)
    buat_dokumen(satker, "Rencana kerja 2026", disahkan=False, temuan=TEMUAN)
    buat_dik(pusat)
    return satker


@pytest.fixture
def kasus(kantor):
    dunia = d.Dunia()

    def buat(keadaan: str):
        perkara = d.buat_perkara(dunia, kantor, d.SENDIRI, keadaan)
        return perkara, dunia.token

    return buat


def perkara(p) -> str:
    return f"/bintan/meja/permohonan/{p.kunci}/"


@pytest.mark.parametrize("keadaan", [*AKSI, "konsep", "unduh"])
def test_perkara_dan_tindakannya_tanpa_temuan(pemeriksa, kasus, keadaan):
    p, _ = kasus(keadaan)
    masuk(pemeriksa.page, "kasubbag.bintan")

    pemeriksa.buka(perkara(p))
    pemeriksa.buka(f"{perkara(p)}kegiatan/")
    for aksi in AKSI.get(keadaan, ()):
        pemeriksa.buka(f"{perkara(p)}{slug_aksi(aksi)}/")

    assert pemeriksa.temuan == []


def test_jawab_jelaskan_dan_susun_tanpa_temuan_kosong_dan_salah(pemeriksa, kasus):
    p, _ = kasus("diproses")
    masuk(pemeriksa.page, "petugas.bintan")

    pemeriksa.buka(f"{perkara(p)}jawab-di-tempat/")
    pemeriksa.kirim("Jawab di tempat", "jawab, salah")
    pemeriksa.buka(f"{perkara(p)}jelaskan/")
    pemeriksa.kirim("Jelaskan", "jelaskan, salah")
    pemeriksa.buka(f"{perkara(p)}berkas-jawaban/")
    pemeriksa.buka(f"{perkara(p)}tanggapan/")
    for hasil in ("Dikabulkan sebagian", "Ditolak", "Tidak dikuasai", "Belum didokumentasikan"):
        pemeriksa.page.get_by_role("radio", name=hasil).check()
        pemeriksa.lihat(f"tanggapan, {hasil}")
    pemeriksa.kirim("Kirim untuk disetujui", "tanggapan, salah")

    assert pemeriksa.temuan == []


def test_catat_dengan_padanan_tanpa_temuan(pemeriksa, kantor):
    page = pemeriksa.page
    masuk(page, "petugas.bintan")

    page.goto("/bintan/meja/catat/")
    page.get_by_label("Rincian informasi").fill("DPT Pemilihan 2024 per kecamatan dan NIK pemilih")
    page.get_by_role("checkbox", name="Berikan sekarang").first.check()
    pemeriksa.lihat("catat, padanan dipilih")

    assert pemeriksa.temuan == []


def test_persetujuan_tanpa_temuan(pemeriksa, kasus):
    p, _ = kasus("konsep")
    kasus("diusulkan_bukan")
    masuk(pemeriksa.page, "kasubbag.bintan")

    pemeriksa.buka("/bintan/persetujuan/")
    pemeriksa.buka(f"/bintan/persetujuan/{p.kunci}/")
    pemeriksa.kirim("Kembalikan dengan catatan", "persetujuan, salah")
    pemeriksa.page.set_viewport_size(SEMPIT)
    pemeriksa.page.goto(f"/bintan/persetujuan/{p.kunci}/surat/0/")

    assert pemeriksa.temuan == []
    assert not bergulir_ke_samping(pemeriksa.page)


def test_unit_dan_kantor_di_atasnya_tanpa_temuan(pemeriksa, kasus):
    p, token = kasus("diminta")
    masuk(pemeriksa.page, "penghubung.bintan")

    pemeriksa.buka("/bintan/penghubung/")
    pemeriksa.buka(f"/bintan/penghubung/{token['penghubung_berkas', 'bintan', 'sendiri']}/")
    pemeriksa.buka(f"/bintan/penghubung/{token['penghubung_satu', 'bintan', 'sendiri']}/")
    pemeriksa.kirim("Serahkan jawaban unit", "penghubung, salah")
    pemeriksa.page.context.clear_cookies()
    masuk(pemeriksa.page, "kasubbag.kpu")
    pemeriksa.buka("/kpu/ppid/uji-konsekuensi/")
    pemeriksa.buka(f"/kpu/ppid/uji-konsekuensi/{p.uji.get().token}/")

    assert pemeriksa.temuan == []


def test_dokumen_dan_dik_tanpa_temuan(pemeriksa, kantor):
    masuk(pemeriksa.page, "kasubbag.bintan")
    pemeriksa.buka("/bintan/dokumen/")
    pemeriksa.buka("/bintan/dokumen/baru/")
    pemeriksa.kirim("Daftarkan dokumen", "dokumen, salah")
    pemeriksa.page.goto("/bintan/dokumen/")
    pemeriksa.page.get_by_role("link", name="Rencana kerja 2026").click()
    pemeriksa.lihat("dokumen dengan temuan")
    pemeriksa.buka("/kelola/bintan/pengecualian/")
    pemeriksa.page.context.clear_cookies()
    masuk(pemeriksa.page, "kasubbag.kpu")
    pemeriksa.buka("/kelola/kpu/pengecualian/baru/")

    assert pemeriksa.temuan == []


@pytest.mark.parametrize("keadaan", ["siap", "unduh", "selesai"])
def test_pemohon_membaca_jawaban_tanpa_temuan(pemeriksa, kasus, keadaan):
    p, _ = kasus(keadaan)
    page = pemeriksa.page
    page.goto("/bintan/cek/")
    page.get_by_label("Nomor pendaftaran").fill(p.nomor)
    page.get_by_label("Kode akses").fill(p.kode_akses)
    pemeriksa.kirim("Lihat status", f"saya, {keadaan}")

    assert pemeriksa.temuan == []
