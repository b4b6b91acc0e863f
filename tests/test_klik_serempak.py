"""T10: every act of the portal sent at one instant by several browsers, on a real PostgreSQL.

The acts are those of the access table; what a POST must say comes from `tests/isian.py`. One wins,
the others read the present state, and one trail row is written.
"""

import pytest
from django.test import Client

from permohonan.models import Permohonan
from permohonan.perbuatan import PERBUATAN
from permohonan.status import ALUR
from permohonan.tindakan import slug_aksi
from ppid import alur
from ppid.models import Jejak, Kegiatan
from tests import dunia as d
from tests import dunia_jawaban
from tests.alamat import semua_alamat
from tests.factories import buat_pegawai, buat_satker
from tests.factories_dip import buat_dik, buat_dokumen
from tests.isian import ISIAN, KEADAAN_PERLU
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
KLIK = 4
BERHASIL = (200, 302)
# Pages of their own: address, and who does it when it is not the Kasubbag.
HALAMAN = {
    "perkara_verifikasi": "petugas",
    "perkara_jawab": "petugas",
    "perkara_jelaskan": "petugas",
    "perkara_tanggapan": "petugas",
    "perkara_berkas_jawaban": "petugas",
    "persetujuan_satu": "kasubbag",
    "penghubung_satu": "penghubung",
    "saya_lengkapi": "pemohon",
    "saya_cabut": "pemohon",
}
AKSI = [*HALAMAN, *(f"perkara_aksi:{slug_aksi(nama)}" for nama in PERBUATAN)]


@pytest.fixture
def satu_perkara():
    """One case in the state an act needs, at an office with an office above it."""
    pusat = buat_satker("kpu")
    satker = buat_satker("bintan", induk=pusat)
    for peran in ("petugas", "kasubbag"):
        buat_pegawai(peran, satker)
    buat_pegawai("penghubung", satker, unit=dunia_jawaban.unit_milik(satker, d.SENDIRI))
    buat_dokumen(satker)
    buat_dik(pusat)
    dunia = d.Dunia()

    def buat(nama: str) -> tuple[d.Dunia, Permohonan]:
        keadaan = KEADAAN_PERLU.get(nama, "diajukan")
        d.buat_perkara(dunia, satker, d.TETANGGA, "diajukan")
        perkara = d.buat_perkara(dunia, satker, d.SENDIRI, keadaan)
        dunia.perkara["bintan", d.SENDIRI, keadaan] = perkara
        perkara.refresh_from_db()
        return dunia, perkara

    return buat


def siapa(nama: str) -> str:
    return HALAMAN.get(nama, "kasubbag")


def peramban(dunia: d.Dunia, perkara: Permohonan, orang: str) -> list[Client]:
    """Signed-in browsers, ready before the barrier."""
    klien = [Client() for _ in range(KLIK)]
    for satu in klien:
        if orang == d.PEMOHON:
            satu.post("/bintan/cek/", {"nomor": perkara.nomor, "kode": perkara.kode_akses})
        else:
            satu.force_login(buat_pegawai(orang, perkara.satker))
    return klien


def klik(dunia: d.Dunia, perkara: Permohonan, nama: str) -> list:
    orang = siapa(nama)
    alamat = next(a for a in semua_alamat() if a.nama == nama)
    jalur = dunia.jalur(alamat, orang, "sendiri")
    isi = [ISIAN[nama](perkara, dunia, orang) for _ in range(KLIK)]
    klien = peramban(dunia, perkara, orang)
    return serempak(lambda i: klien[i].post(jalur, isi[i]).status_code, KLIK)


def test_setiap_tindakan_diuji():
    """No act of the workflow is left out but those that begin a case, and two done elsewhere."""
    lain = {"ajukan", "catat", "catat_uji", "unduh"}  # filing: test_kirim_serempak; see below
    halaman = {"nyatakan_lengkap", "minta_kelengkapan", "jawab_di_tempat", "jelaskan"}
    halaman |= {"susun_tanggapan", "siapkan_berkas", "jawab_temuan", "serah_bahan"}
    halaman |= {"setujui", "kembalikan", "perpanjang", "tolak_perpanjangan"}

    assert {t.nama for t in ALUR} == lain | halaman | set(PERBUATAN)


@pytest.mark.parametrize("nama", AKSI)
def test_tindakan_yang_diklik_bersamaan_terjadi_satu_kali(nama, satu_perkara):
    dunia, perkara = satu_perkara(nama)
    sebelum = Jejak.objects.tentang(perkara).exclude(jenis="lihat").count()

    hasil = klik(dunia, perkara, nama)

    menang = [h for h in hasil if h in BERHASIL]
    assert all(isinstance(h, int) and h < 500 for h in hasil), hasil
    assert len(menang) == 1, hasil
    assert Jejak.objects.tentang(perkara).exclude(jenis="lihat").count() == sebelum + 1
    assert Kegiatan.objects.tentang(perkara).filter(selesai=None).count() <= 1


def test_unduhan_bersamaan_menutup_satu_kali_dan_semuanya_mendapat_berkas(satu_perkara):
    dunia, perkara = satu_perkara("saya_unduh")
    perkara.pemberian.exclude(berkas__token=dunia.token["saya_unduh", "bintan", "sendiri"]).update(
        diunduh_pada=perkara.diberitahukan_pada
    )
    klien = peramban(dunia, perkara, d.PEMOHON)
    alamat = next(a for a in semua_alamat() if a.nama == "saya_unduh")
    jalur = dunia.jalur(alamat, d.PEMOHON, "sendiri")

    hasil = serempak(lambda i: klien[i].post(jalur).status_code, KLIK)

    assert set(hasil) <= {200, 302, 409}
    assert 200 in hasil
    assert Permohonan.objects.get(pk=perkara.pk).status == "selesai"
    assert Kegiatan.objects.tentang(perkara).filter(kunci="register").count() == 1


def test_tanpa_banding_versi_klik_yang_sama_menang_lebih_dari_sekali(satu_perkara, monkeypatch):
    dunia, perkara = satu_perkara("perkara_aksi:catatan-internal")

    def tukar_tanpa_banding(perkara, t, versi, ubah):
        type(perkara).objects.filter(pk=perkara.pk).update(versi=versi + 1, **ubah)
        perkara.refresh_from_db()

    monkeypatch.setattr(alur, "_tukar", tukar_tanpa_banding)

    hasil = klik(dunia, perkara, "perkara_aksi:catatan-internal")

    assert sum(h in BERHASIL for h in hasil) > 1
