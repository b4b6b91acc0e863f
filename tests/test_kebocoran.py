"""T8 begun: what is planted as secret stands in no message, paper or file name of the wrong reader.

Pages, exports and the headers of every answer are searched by `test_akses.py`, cell by cell.
"""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client

from permohonan.models import Pemohon, Permohonan
from ppid import surel_pagi, waktu
from ppid.halaman import SUMBER_PAGI, TUGAS_PAGI
from ppid.models import Jejak, Kabar, Naskah, Pengguna
from tests import dunia as d
from tests.tanda import boleh, ditemukan, tanda, terbaca

pytestmark = pytest.mark.django_db
PEMILIK = ("", "sendiri", "tetangga")
UNTUK_UNIT = {"nota_dinas_unit", "disposisi"}


@pytest.fixture(scope="module")
def dunia(dunia_bersama):
    """The world on its next Monday morning, everybody with an address, the digest written."""
    with time_machine.travel(senin(), tick=True), transaction.atomic():
        Pengguna.objects.update(email=Concat("username", Value("@contoh.test")))
        surel_pagi.jalankan(SUMBER_PAGI, TUGAS_PAGI)
        yield dunia_bersama
        transaction.set_rollback(True)


def senin() -> datetime:
    """09.00 WIB."""
    kini = waktu.sekarang().astimezone(UTC)
    return (kini + timedelta(days=7 - kini.weekday())).replace(hour=2, minute=0)


def boleh_dibaca(alamat: str) -> set[str]:
    """Marks that may go to this address: an applicant's own, or what the role reads."""
    if milik := Pemohon.objects.filter(email=alamat).first():
        return {milik.nama}
    tugas = Pengguna.objects.get(email=alamat).penugasan_kini()
    return {t for satu in tugas for t in boleh(satu.peran, satu.satker.slug, PEMILIK)}


def bocor_pesan() -> list[str]:
    return [
        f"{k.kode} kepada {k.kepada}: {lebih}"
        for k in Kabar.objects.all()
        if (lebih := ditemukan(f"{k.perihal} {k.isi}".encode()) - boleh_dibaca(k.kepada))
    ]


def bocor_naskah() -> list[str]:
    """Papers of a case name its own applicant or nobody; those for a unit name nobody. The list
    that goes to the Atasan PPID holds all rows of its own office's DIP."""
    bocor = []
    for n in Naskah.objects.select_related("satker").prefetch_related("tentang"):
        kasus = n.tentang if isinstance(n.tentang, Permohonan) else None
        sah = {kasus.pemohon.nama} if kasus and n.jenis not in UNTUK_UNIT else set()
        if n.jenis == "usulan_dip":
            sah = {tanda(n.satker.slug, "", "susun")}
        if lebih := ditemukan(n.html.encode()) - sah:
            bocor.append(f"{n.jenis} {n.nomor}: {lebih}")
    return bocor


def test_pesan_hanya_memuat_yang_boleh_dibaca_penerimanya(dunia):
    assert {*Kabar.objects.values_list("kode", flat=True)} >= {"diterima", "pagi"}
    assert bocor_pesan() == []

    digest = Kabar.objects.filter(kode="pagi", kepada__startswith="penghubung").first()
    Kabar.objects.filter(pk=digest.pk).update(isi=tanda("bintan", "sendiri"))
    assert len(bocor_pesan()) == 1


def test_surat_tidak_memuat_pemohon_lain_dan_surat_unit_tidak_memuat_siapa_pun(dunia):
    unit = Naskah.objects.filter(jenis__in=UNTUK_UNIT)
    assert unit.exists()
    assert bocor_naskah() == []

    Naskah.objects.filter(pk=unit[0].pk).update(html=unit[0].tentang.pemohon.nama)
    assert len(bocor_naskah()) == 1


def test_pemeriksa_tidak_menerima_tanda_apa_pun(dunia):
    """Pages and bundles of cases in every state; the words of their papers are read in the PDFs."""
    klien, bocor, ada = Client(), [], 0
    klien.force_login(Pengguna.objects.get(username=f"auditor.{d.KITA}"))
    for (slug, milik, keadaan), p in dunia.perkara.items():
        if (slug, milik) != (d.KITA, d.SENDIRI):
            continue
        for alamat in (f"/audit/{slug}/{p.kunci}/", f"/audit/{slug}/{p.kunci}/bukti/"):
            respons = klien.get(alamat)
            lebih = ditemukan(terbaca(respons.content) + repr(respons.headers).encode())
            ada += respons.status_code == 200
            bocor += [f"{alamat} ({keadaan}): {lebih}"] if lebih else []

    assert bocor == []
    assert ada == 2 * len(d.KEADAAN)


def test_jejak_tidak_memuat_nilai_pribadi(dunia):
    """The trail names fields and references: erasing a person never touches it."""
    isi = "".join(repr(b) for b in Jejak.objects.values_list("data", "nomor", "jenis"))

    assert ditemukan(isi.encode()) == set()
    assert ditemukan(repr(Pemohon.objects.values_list("nama")).encode())
