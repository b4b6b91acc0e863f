"""T10: every act on a document sent at one instant by several browsers, on a real PostgreSQL.

One wins, the others read the present state, and one trail row is written. What two different people
do at once (ratify and change, withdraw and approve) has one winner too.
"""

import pytest
from django.test import Client

from dip.models import Dokumen
from dip.status.dokumen import ALUR
from ppid import alur, berkas, saring
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan
from tests.dip.gudang import LAMA, TEMPAT, alamat, pdf, segar, usulkan_versi
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import buat_dokumen
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
KLIK = 4


@pytest.fixture
def bintan():
    satker = buat_satker("bintan")
    for peran in (Peran.PETUGAS, Peran.KASUBBAG):
        buat_pegawai(peran, satker)
    return satker


@pytest.fixture(autouse=True)
def tanpa_saringan(monkeypatch):
    """The sieve of uploads is slow and proved elsewhere."""
    monkeypatch.setattr(berkas, "_saring", lambda jenis, isi, _: saring.Hasil(isi, jenis))


def _dengan(status: str):
    """A document in a state, as the verbs make it."""

    def buat(satker) -> Dokumen:
        petugas, kasubbag = pelaku(Peran.PETUGAS, satker), pelaku(Peran.KASUBBAG, satker)
        satu = buat_dokumen(satker, disahkan=status not in ("terdaftar", "menunggu"), **LAMA)
        if status == "terdaftar":
            satu.kembalikan("Periksa lagi", oleh=kasubbag)
        if status in ("tercatat", "tersimpan"):
            satu.dokumentasikan(oleh=petugas)
        if status == "tersimpan":
            satu.simpan(oleh=petugas, **TEMPAT)
        if status == "versi":
            usulkan_versi(satu)
        if status == "temuan":
            usulkan_versi(satu, temuan=[{"jenis": "nik", "teks": "Ada NIK", "jawaban": ""}])
        if status == "usul":
            satu.usulkan_musnah("JRA", oleh=petugas)
        if status == "ditarik":
            satu.tarik("Keliru", oleh=kasubbag)
        return segar(satu)

    return buat


def _usulan(d: Dokumen) -> dict:
    return {"berkas": d.versi_berkas.usulan().get().berkas.token}


# Act of the workflow: (state, what the page posts)
AKSI = {
    "klasifikasikan": ("terdaftar", lambda d: {"aksi": "klasifikasikan"}),
    "kembalikan_dokumen": ("menunggu", lambda d: {"aksi": "kembalikan", "catatan": "Perbaiki"}),
    "dokumen_disahkan": ("menunggu", lambda d: {"aksi": "sahkan", "rupa": d.rupa}),
    "dokumen_diubah": ("menunggu", lambda d: {"aksi": "tambah_berkas", "berkas": pdf()}),
    "dokumentasikan": ("disahkan", lambda d: {"aksi": "dokumentasikan"}),
    "simpan_dokumen": ("tercatat", lambda d: {"aksi": "simpan", **TEMPAT}),
    "unggah_dokumen": ("tersimpan", lambda d: {"aksi": "unggah"}),
    "pindahkan_simpan": ("tersimpan", lambda d: {"aksi": "pindahkan", **TEMPAT}),
    "usulkan_versi": (
        "disahkan",
        lambda d: {"aksi": "usulkan_versi", "berkas": pdf(), "alasan": "Angka"},
    ),
    "jawab_temuan_versi": (
        "temuan",
        lambda d: {"aksi": "jawab_temuan", "indeks": 0, "alasan": "Contoh", **_usulan(d)},
    ),
    "sahkan_versi": ("versi", lambda d: {"aksi": "sahkan_versi", **_usulan(d)}),
    "tolak_versi": ("versi", lambda d: {"aksi": "tolak_versi", **_usulan(d)}),
    "usulkan_musnah": ("disahkan", lambda d: {"aksi": "usulkan_musnah", "alasan": "JRA"}),
    "batalkan_usul_musnah": ("usul", lambda d: {"aksi": "batalkan_usul_musnah"}),
    "tarik_dokumen": ("disahkan", lambda d: {"alasan": "Keliru"}),
    "ajukan_lagi": ("ditarik", lambda d: {"aksi": "ajukan_lagi"}),
}


def test_setiap_tindakan_diuji():
    assert {t.nama for t in ALUR if t.dari} == set(AKSI)


def klik(dokumen: Dokumen, nama: str) -> list:
    jalur = alamat(dokumen, "dokumen_tarik" if nama == "tarik_dokumen" else "dokumen_satu")
    isi = [AKSI[nama][1](dokumen) | {"versi": dokumen.versi} for _ in range(KLIK)]
    klien = [Client() for _ in range(KLIK)]
    for satu in klien:
        satu.force_login(buat_pegawai(Peran.KASUBBAG, dokumen.satker))
    return serempak(lambda i: klien[i].post(jalur, isi[i]).status_code, KLIK)


@pytest.mark.parametrize("nama", AKSI)
def test_tindakan_yang_diklik_bersamaan_terjadi_satu_kali(bintan, nama):
    dokumen = _dengan(AKSI[nama][0])(bintan)
    sebelum = Jejak.objects.tentang(dokumen).count()

    hasil = klik(dokumen, nama)

    assert sorted(hasil) == [302] + [409] * (KLIK - 1)
    assert Jejak.objects.tentang(dokumen).count() == sebelum + 1
    assert Jejak.objects.tentang(dokumen).last().jenis == nama
    assert Kegiatan.objects.tentang(dokumen).filter(selesai=None).count() <= 1


def test_lengkapi_yang_diklik_bersamaan_memberi_satu_nomor(bintan, monkeypatch):
    dokumen = _dengan("disahkan")(bintan)
    monkeypatch.setitem(AKSI, "lengkapi", ("disahkan", lambda d: {"aksi": "lengkapi", **TEMPAT}))

    hasil = klik(dokumen, "lengkapi")

    assert sorted(hasil) == [302] + [409] * (KLIK - 1)
    assert segar(dokumen).rekap_urut == 1
    assert buat_dokumen(bintan, "Berikutnya").nomor_rekap == ""


@pytest.mark.parametrize("ulang", range(3))
def test_mengesahkan_dan_mengubah_bersamaan_hanya_satu_yang_jadi(bintan, ulang):
    dokumen = _dengan("menunggu")(bintan)
    dua = [segar(dokumen), segar(dokumen)]
    dilihat = dua[0].rupa
    perbuatan = (
        lambda: dua[0].sahkan(oleh=pelaku(Peran.KASUBBAG, bintan), rupa=dilihat),
        lambda: dua[1].ubah(oleh=pelaku(Peran.PETUGAS, bintan), judul="Lain"),
    )

    hasil = serempak(lambda i: perbuatan[i](), 2)

    assert sum(h is None for h in hasil) == 1
    assert sum(isinstance(h, TransisiDitolak) for h in hasil) == 1
    satu = segar(dokumen)
    assert (satu.sah, satu.judul == "Lain") in ((True, False), (False, True))


def test_tanpa_banding_versi_klik_yang_sama_menang_lebih_dari_sekali(bintan, monkeypatch):
    dokumen = _dengan("tersimpan")(bintan)

    def tukar_tanpa_banding(perkara, t, versi, ubah):
        type(perkara).objects.filter(pk=perkara.pk).update(versi=versi + 1, **ubah)
        perkara.refresh_from_db()

    monkeypatch.setattr(alur, "_tukar", tukar_tanpa_banding)

    assert klik(dokumen, "pindahkan_simpan").count(302) > 1
