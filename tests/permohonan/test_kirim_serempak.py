"""The same form sent many times at one instant, on a real PostgreSQL: one case, one code."""

from datetime import timedelta

import pytest

from permohonan import pengajuan
from permohonan.models import Draf, Kiriman, Permohonan
from ppid import kode, waktu
from ppid.izin import Peran
from ppid.models import Jejak, Penghitung
from tests.factories import buat_satker, pelaku
from tests.permohonan.warga import CARA, PEMOHON, RINCIAN
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
KLIK = 8
KARTU = ("jenis_identitas", "nomor_identitas", "nomor_pengesahan")


def draf(jebakan: bool = False) -> Draf:
    kini = waktu.sekarang()
    isi = {
        "rincian": RINCIAN | {"isian_lain": jebakan},
        "pemohon": PEMOHON | {"telepon": "+6281255501177", "lewat_kuasa": False, "bantuan": []},
        "cara": CARA,
        "identitas": dict.fromkeys(KARTU, "") | {"dokumen": []},
    }
    mulai = kini - timedelta(minutes=3)
    return Draf.objects.create(satker=buat_satker("bintan"), data=isi, mulai=mulai, diubah=kini)


def klik(n: int, kunci: str) -> list:
    def kirim(_):
        hasil = pengajuan.cari(buat_satker("bintan"), kunci)
        satu = None if hasil else Draf.objects.filter(kunci=kunci).first()
        if satu:
            hasil = pengajuan.kirim(satu, "10.0.0.1")
        return hasil or pengajuan.cari(buat_satker("bintan"), kunci)

    return serempak(kirim, n)


def test_satu_formulir_satu_perkara():
    kunci = draf().kunci

    hasil = klik(KLIK, kunci)

    perkara = Permohonan.objects.get()
    assert hasil == [perkara] * KLIK
    assert Jejak.objects.count() == 1
    assert Penghitung.objects.get(seri="permohonan").terakhir == 1
    assert kode.cocok(kode.dari_kunci(kunci), perkara.sidik_kode)


def test_tanpa_penghapusan_draf_indeks_tetap_menjaganya(monkeypatch):
    monkeypatch.setattr(pengajuan, "_habiskan", lambda draf: None)

    hasil = klik(KLIK, draf().kunci)

    assert hasil == [Permohonan.objects.get()] * KLIK
    assert Penghitung.objects.get(seri="permohonan").terakhir == 1


def test_satu_kiriman_curiga_ditahan_sekali():
    hasil = klik(KLIK, draf(jebakan=True).kunci)

    assert hasil == [Kiriman.objects.get()] * KLIK


def test_dua_petugas_serentak_satu_nomor():
    klik(1, draf(jebakan=True).kunci)
    kiriman, petugas = Kiriman.objects.get(), pelaku(Peran.PETUGAS, buat_satker("bintan"))

    hasil = serempak(lambda _: pengajuan.terima_kiriman(kiriman, petugas), KLIK)

    assert [h for h in hasil if isinstance(h, Permohonan)] == [Permohonan.objects.get()]
    assert Penghitung.objects.get(seri="permohonan").terakhir == 1
