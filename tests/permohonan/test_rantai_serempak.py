"""Whoever locks a row and then waits for the chain head does not stop who holds that head.

At COMMIT the database checks that what a new row points at is still there.
"""

import threading
import time
from datetime import timedelta

import pytest
from django.db import transaction

from permohonan import penugasan
from permohonan.models import Bagian
from ppid import jejak, libur, profil_sop
from ppid.izin import Peran
from ppid.models import HariLibur
from tests.factories import buat_permohonan, buat_satker, pelaku
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]


def calon_libur(p, _):
    hari = HariLibur(satker=p.satker, tanggal=p.mulai + timedelta(days=1))
    assert list(libur._calon(hari, kunci=True)) == [p]


KUNCI = {
    "penugasan": lambda p, oleh: penugasan._terkunci(oleh, pk=p.pk),
    "libur": calon_libur,
    "selaraskan": lambda p, oleh: libur._luruskan(p, p.satker.kalender(), oleh),
    "sop": lambda p, _: profil_sop._terkunci(p.sop),
}


@pytest.mark.parametrize("kunci", KUNCI)
def test_baris_yang_dikunci_tetap_dapat_dirujuk_pemegang_rantai(kunci):
    satker = buat_satker()
    p, oleh = buat_permohonan(satker), pelaku(Peran.KASUBBAG, satker)
    rantai_dipegang, dikunci = threading.Event(), threading.Event()

    @transaction.atomic
    def pemegang_rantai():
        Bagian.objects.create(permohonan=p, urut=9)
        buat_permohonan(satker)  # points at the SOP
        rantai_dipegang.set()
        assert dikunci.wait(10)
        time.sleep(0.3)  # until the other waits for the chain head

    @transaction.atomic
    def pengunci():
        assert rantai_dipegang.wait(10)
        KUNCI[kunci](p, oleh)
        dikunci.set()
        jejak.catat("lihat", oleh=oleh, satker=satker)

    assert serempak(lambda i: (pemegang_rantai, pengunci)[i](), 2) == [None, None]
    assert jejak.periksa(satker.slug).jenis == ""
