"""Two approvals that type one agenda number at the same instant, on a real PostgreSQL."""

import pytest

from permohonan.models import Permohonan
from permohonan.surat import PEMBERITAHUAN
from ppid import jejak
from ppid.models import Naskah
from ppid.naskah import NomorTerpakai
from tests.factories import buat_permohonan
from tests.permohonan.test_agenda import pakai_agenda
from tests.permohonan.test_jawaban_serempak import kasubbag
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
BANYAK = 6


@pytest.fixture
def perkara(monkeypatch):
    """Cases that wait for approval; the look before the leap is taken away."""
    perkara = [buat_permohonan(status="menunggu_persetujuan") for _ in range(BANYAK)]
    pakai_agenda(perkara[0].satker, PEMBERITAHUAN)
    kasubbag(perkara[0])
    monkeypatch.setattr("ppid.naskah.terpakai", lambda *_: False)
    return perkara


def test_satu_nomor_agenda_hanya_untuk_satu_surat(perkara):
    def kerja(i):
        satu = Permohonan.objects.lengkap_baca().get(pk=perkara[i].pk)
        satu.setujui(oleh=kasubbag(satu), nomor={"pemberitahuan": "17/HM"})

    hasil = serempak(kerja, BANYAK)

    assert hasil.count(None) == 1
    assert all(isinstance(h, NomorTerpakai) for h in hasil if h is not None)
    assert Naskah.objects.filter(nomor="17/HM").count() == 1
    assert Permohonan.objects.filter(status="siap_disampaikan").count() == 1
    assert jejak.periksa(perkara[0].satker.slug).jenis == ""


def test_nomor_yang_berlainan_semuanya_terbit(perkara):
    def kerja(i):
        satu = Permohonan.objects.lengkap_baca().get(pk=perkara[i].pk)
        satu.setujui(oleh=kasubbag(satu), nomor={"pemberitahuan": f"{i}/HM"})

    assert serempak(kerja, BANYAK) == [None] * BANYAK
