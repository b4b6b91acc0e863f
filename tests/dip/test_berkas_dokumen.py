"""T6: every hostile file of the office's corpus at every file field of the documentation store."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dip.models import Dokumen, VersiBerkas
from ppid.izin import Peran
from ppid.models import Berkas
from tests.dip.gudang import DAFTAR, alamat
from tests.factories_dip import buat_dokumen, buat_unit
from tests.ppid.test_saring_kantor import DITOLAK

pytestmark = pytest.mark.django_db


def _baru(satker):
    return f"{DAFTAR}baru/", {"judul": "Laporan", "unit": buat_unit(satker).pk}


def _tambah(satker):
    return alamat(buat_dokumen(satker, isi=None, disahkan=False)), {"aksi": "tambah_berkas"}


def _versi(satker):
    satu = buat_dokumen(satker)
    ganti = satu.berkas[0].token
    return alamat(satu), {"aksi": "usulkan_versi", "ganti": ganti, "alasan": "Angka diperbaiki"}


BIDANG = {"dokumen baru": _baru, "berkas tambahan": _tambah, "versi baru": _versi}


def jumlah() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Dokumen, VersiBerkas, Berkas))


@pytest.mark.sekali
@pytest.mark.parametrize("bidang", BIDANG)
def test_berkas_berbahaya_ditolak_dengan_sebabnya_di_setiap_bidang(
    masuk, bintan, bidang, settings, tmp_path
):
    settings.FILE_DIR = tmp_path
    petugas = masuk(Peran.PETUGAS, bintan)
    jalur, isian = BIDANG[bidang](bintan)
    dulu, tersimpan, salah = jumlah(), sorted(tmp_path.rglob("*")), []

    for nama, (sebab, buat) in DITOLAK.items():
        isi = buat()
        unggahan = SimpleUploadedFile("laporan.pdf", isi, "application/pdf")
        respons = petugas.post(jalur, isian | {"berkas": unggahan})
        harus = sebab if isi else "Berkas ini kosong"
        if respons.status_code != 422 or harus not in respons.text:
            salah.append(f"{nama}: {respons.status_code}")

    assert salah == []
    assert len(DITOLAK) >= 25
    assert jumlah() == dulu
    assert sorted(tmp_path.rglob("*")) == tersimpan
