"""On a real PostgreSQL: two workers at one case, and the Kasubbag's hold at the same instant."""

import pytest
import time_machine

from permohonan.models import Permohonan
from ppid.izin import Peran, sistem
from ppid.models import Berkas, Jejak
from tests.factories import buat_satker, pelaku
from tests.permohonan.retensi import TUTUP, selesai
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def perkara(tmp_path, settings):
    settings.FILE_DIR = tmp_path
    with time_machine.travel(TUTUP, tick=False):
        yield selesai(buat_satker())


def musnahkan(pk: int) -> bool:
    satu = Permohonan.objects.select_related("satker").get(pk=pk)
    return satu.musnahkan_identitas(oleh=sistem(satu.satker))


def test_beberapa_pekerja_memusnahkan_satu_kali(perkara, tmp_path):
    hasil = serempak(lambda _: musnahkan(perkara.pk), 6)

    assert sorted(hasil) == [False] * 5 + [True]
    assert Jejak.objects.filter(jenis="musnahkan_identitas").count() == 1
    assert [p for p in tmp_path.glob("??/*") if p.is_file()] == []


def test_tahan_dan_musnah_bersamaan_tidak_pernah_keduanya_setengah(perkara, tmp_path):
    kasubbag = pelaku(Peran.KASUBBAG, perkara.satker)

    def kerja(i: int):
        if i:
            return musnahkan(perkara.pk)
        return Permohonan.objects.get(pk=perkara.pk).tahan_identitas(oleh=kasubbag, alasan="x")

    hasil = serempak(kerja, 2)

    musnah = hasil[1] is True
    assert Berkas.objects.ada().pribadi().exists() != musnah
    assert bool(list(tmp_path.glob("??/*"))) != musnah
    if not musnah:
        assert Permohonan.objects.get().ditahan_pada is not None
