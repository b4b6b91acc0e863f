"""T10 for steps 1 to 6 on a real PostgreSQL: one wins, the others read the present state."""

import pytest
from django.test import Client

from dip.models import Bagian, KonsepNota, Penyusunan
from dip.status.penyusunan import Status
from ppid import alur
from ppid.izin import Peran
from ppid.models import Jejak, Naskah
from tests.factories import buat_pegawai
from tests.factories_dip import buat_dip
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
KLIK = 4
ALAMAT = "/bengkulu/dip-kelola/2026/nota-dinas/"


def peramban(peran, satker) -> list[Client]:
    """Signed-in browsers, ready before the barrier."""
    klien = [Client() for _ in range(KLIK)]
    for satu in klien:
        satu.force_login(buat_pegawai(peran, satker))
    return klien


def klik(klien: list[Client], isian: list[dict], alamat: str = ALAMAT) -> list[int]:
    return sorted(serempak(lambda i: klien[i].post(alamat, isian[i]).status_code, KLIK))


def test_tanda_tangan_yang_diklik_bersamaan_terjadi_satu_kali(bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.TANDA_TANGAN)
    klien = peramban(Peran.SEKRETARIS, bengkulu)

    hasil = klik(klien, [{"aksi": "tandatangani_nota", "versi": dip.versi}] * KLIK)

    assert hasil == [302, 409, 409, 409]
    assert Naskah.objects.filter(jenis="nota_dip").count() == 1
    assert Bagian.objects.count() == 2
    assert Jejak.objects.tentang(dip).filter(jenis="tandatangani_nota").count() == 1


def test_setujui_dan_kembalikan_bersamaan_hanya_satu_yang_berlaku(bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.PERSETUJUAN)
    setuju = {"aksi": "setujui_nota", "versi": dip.versi}
    balik = {"aksi": "kembalikan_nota", "versi": dip.versi, "catatan": "Perbaiki"}

    hasil = klik(peramban(Peran.KABAG, bengkulu), [setuju, balik] * (KLIK // 2))

    dip.refresh_from_db()
    terakhir = Jejak.objects.tentang(dip).last().jenis
    assert hasil == [302, 409, 409, 409]
    assert (terakhir, dip.status) in (
        ("setujui_nota", Status.TANDA_TANGAN),
        ("kembalikan_nota", Status.KONSEP),
    )
    assert KonsepNota.objects.filter(aksi__in=("setujui_nota", "kembalikan_nota")).count() == 1


def test_tahun_yang_dimulai_bersamaan_dimulai_satu_kali(bengkulu):
    klien = peramban(Peran.SEKRETARIS, bengkulu)
    kabag = buat_pegawai(Peran.KABAG, bengkulu).penugasan.get().pk
    isian = {"tahun": 2026, "arahan": "x", "kabag": kabag}

    hasil = klik(klien, [isian] * KLIK, "/bengkulu/dip-kelola/mulai/")

    assert hasil[0] == 302
    assert set(hasil[1:]) <= {409, 422}  # 422: who came after the winner had committed
    assert Penyusunan.objects.count() == 1
    assert Naskah.objects.filter(jenis="arahan_dip").count() == 1


def test_tanpa_banding_versi_konsep_yang_sama_tersimpan_lebih_dari_sekali(bengkulu, monkeypatch):
    """The control: the guard is what makes it once."""
    dip = buat_dip(bengkulu, sampai=Status.KONSEP)

    def tukar_tanpa_banding(perkara, t, versi, ubah):
        type(perkara).objects.filter(pk=perkara.pk).update(versi=versi + 1, **ubah)
        perkara.refresh_from_db()

    monkeypatch.setattr(alur, "_tukar", tukar_tanpa_banding)
    isian = {"aksi": "simpan_konsep", "versi": dip.versi, "hal_nota": "Hal", "isi": "Isi"}

    hasil = klik(peramban(Peran.PETUGAS, bengkulu), [isian] * KLIK)

    assert hasil.count(302) > 1
