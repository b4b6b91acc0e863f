"""A new SOP version binds a step to another actor: new cases only, no change of code."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from ppid.izin import Peran
from ppid.models import SOP, Kegiatan, Langkah
from tests.factories import buat_permohonan, buat_satker, pelaku


def versi_baru(satker, peran: str) -> SOP:
    """The office's SOP Pelayanan from today on, its step `terima` done by another actor."""
    lama = SOP.objects.berlaku(satker, "pelayanan", satker.hari_ini)
    label = next(a["label"] for a in lama.aktor if a["peran"] == peran)
    langkah = list(lama.langkah.all())
    baru = SOP.objects.get(pk=lama.pk)
    baru.pk, baru.versi, baru.berlaku_sejak = None, lama.versi + 1, satker.hari_ini
    baru.save()
    for satu in langkah:
        satu.pk, satu.sop = None, baru
        if satu.kunci == "terima":
            satu.aktor = [{"label": label, "simbol": "kerja"}]
    Langkah.objects.bulk_create(langkah)
    return baru


def test_perkara_baru_ikut_aktor_baru_dan_perkara_lama_tetap(db):
    satker = buat_satker("sarolangun")
    petugas, kasubbag = pelaku(Peran.PETUGAS, satker), pelaku(Peran.KASUBBAG, satker)
    lama = buat_permohonan(satker)
    versi_baru(satker, "kasubbag")

    baru = buat_permohonan(satker)
    lama.nyatakan_lengkap(oleh=petugas)
    with pytest.raises(PermissionDenied):
        baru.nyatakan_lengkap(oleh=petugas)

    assert Kegiatan.objects.tentang(baru).get(selesai=None).menunggu == Peran.KASUBBAG
    baru.nyatakan_lengkap(oleh=kasubbag)
    assert (lama.status, baru.status) == ("diproses", "diproses")
    assert lama.sop != baru.sop


def test_versi_yang_berlaku_besok_belum_mengikat_hari_ini(db):
    satker = buat_satker()
    baru = versi_baru(satker, "kasubbag")
    SOP.objects.filter(pk=baru.pk).update(berlaku_sejak=satker.hari_ini + timedelta(days=1))

    permohonan = buat_permohonan(satker)

    assert permohonan.sop.versi == 1


def test_langkah_yang_tidak_ada_dilewati(db):
    satker = buat_satker()
    sop = SOP.objects.berlaku(satker, "pelayanan", satker.hari_ini)
    sop.langkah.filter(kunci="sampaikan").delete()

    permohonan = buat_permohonan(satker, "diproses")

    assert Kegiatan.objects.tentang(permohonan).get(selesai=None).kunci == "jelaskan"
