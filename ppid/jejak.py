"""The audit trail: the only writer, the triggers that keep it, and its verifier.

One row per act, chained per office by SHA-256 over the previous hash and canonical JSON. Rows name
fields and references, never personal values, so erasing a person never touches them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F

from ppid import waktu
from ppid.izin import Pelaku
from ppid.models.jejak import Jejak, KepalaRantai
from ppid.models.naskah import Naskah
from ppid.sidik import kanonik as tulis_kanonik

PUSAT = "pusat"  # chain of acts without an office
AWAL = "0" * 64
KEPALA_TERCETAK = "kepala_jejak"  # of a paper's `fakta`: {"urut", "sidik"}, see `kepala`


def catat(
    jenis: str, *, oleh: Pelaku, tentang=None, satker=None, nomor="", dari="", ke="", data=None
):
    """Write one row. Call it last in the act's transaction: the chain head is the last lock."""
    satker = satker or getattr(tentang, "satker", None)
    with transaction.atomic():
        kepala = _kunci_kepala(satker.slug if satker else PUSAT)
        baris = Jejak(
            rantai=kepala.rantai,
            urut=kepala.urut,
            waktu=waktu.sekarang(),
            oleh=oleh.pengguna,
            peran=",".join(sorted(oleh.peran)),
            jenis=jenis,
            satker=satker,
            tentang_jenis=ContentType.objects.get_for_model(tentang) if tentang else None,
            tentang_id=tentang.pk if tentang else None,
            nomor=nomor or getattr(tentang, "nomor", ""),
            dari=dari,
            ke=ke,
            data=data or {},
            sebelum=kepala.sidik,
        )
        baris.sidik = sidik(baris)
        baris.save(force_insert=True)
        KepalaRantai.objects.filter(pk=kepala.pk).update(sidik=baris.sidik)
    return baris


def _kunci_kepala(rantai: str) -> KepalaRantai:
    """Bump first, read after: the write takes the lock on both engines."""
    if not KepalaRantai.objects.filter(rantai=rantai).update(urut=F("urut") + 1):
        KepalaRantai.objects.get_or_create(rantai=rantai)
        KepalaRantai.objects.filter(rantai=rantai).update(urut=F("urut") + 1)
    return KepalaRantai.objects.get(rantai=rantai)


def kepala(satker) -> dict:
    """The last row of an office's chain, as a paper may print it: {"urut", "sidik"}."""
    baris = KepalaRantai.objects.filter(rantai=satker.slug).first()
    return {"urut": baris.urut, "sidik": baris.sidik} if baris else {"urut": 0, "sidik": AWAL}


def sidik(baris: Jejak) -> str:
    return hashlib.sha256((baris.sebelum + kanonik(baris)).encode()).hexdigest()


def kanonik(baris: Jejak) -> str:
    isi = {
        "rantai": baris.rantai,
        "urut": baris.urut,
        "waktu": baris.waktu.astimezone(UTC).isoformat(timespec="microseconds"),
        "oleh": baris.oleh_id,
        "peran": baris.peran,
        "jenis": baris.jenis,
        "tentang": [baris.tentang_jenis_id, baris.tentang_id],
        "nomor": baris.nomor,
        "dari": baris.dari,
        "ke": baris.ke,
        "data": baris.data,
    }
    return tulis_kanonik(isi)


class Hasil(NamedTuple):
    """Verdict on one chain; `jenis` is empty when it is whole."""

    rantai: str
    baris: int
    urut: int
    jenis: str


def periksa(rantai: str) -> Hasil:
    """Walk one chain and name the first bad row: `hilang`, `terputus`, `berubah`, `ekor-hilang`."""
    sebelum, n = AWAL, 0
    for baris in Jejak.objects.filter(rantai=rantai).order_by("urut").iterator():
        n += 1
        if baris.urut != n:
            return Hasil(rantai, n, n, "hilang")
        if baris.sebelum != sebelum:
            return Hasil(rantai, n, n, "terputus")
        if sidik(baris) != baris.sidik:
            return Hasil(rantai, n, n, "berubah")
        sebelum = baris.sidik
    kepala = KepalaRantai.objects.filter(rantai=rantai).first()
    if kepala and (kepala.urut, kepala.sidik) != (n, sebelum):
        return Hasil(rantai, n, n + 1, "ekor-hilang")
    return Hasil(rantai, n, 0, "")


class Jangkar(NamedTuple):
    """A paper that bears the head of the trail; `cacat` is empty when the trail bears it out."""

    rantai: str
    judul: str
    nomor: str
    cacat: str


def jangkar(rantai: Iterable[str]) -> Iterator[Jangkar]:
    """Hold the head printed on each issued paper against the chain.

    A chain written anew from the start is whole in itself; only a paper tells.
    """
    berjangkar = Naskah.objects.filter(satker__slug__in=rantai, fakta__has_key=KEPALA_TERCETAK)
    for surat in berjangkar.select_related("satker").order_by("satker__slug", "dibuat").iterator():
        yield Jangkar(surat.satker.slug, surat.judul, surat.nomor, _cacat(surat))


def _cacat(surat: Naskah) -> str:
    urut, tercetak = (surat.fakta[KEPALA_TERCETAK][nama] for nama in ("urut", "sidik"))
    if tercetak not in surat.html:
        return "kepala jejak yang tercetak bukan yang tercatat"
    if urut == 0:
        return ""
    baris = Jejak.objects.filter(rantai=surat.satker.slug, urut=urut).first()
    if baris is None:
        return f"baris {urut} tidak ada"
    return "" if baris.sidik == tercetak else f"baris {urut} bukan yang tercetak"


def semua_rantai() -> Iterator[str]:
    nama = set(KepalaRantai.objects.values_list("rantai", flat=True))
    return iter(sorted(nama | set(Jejak.objects.values_list("rantai", flat=True).distinct())))


_PASANG = {
    "sqlite": [
        """CREATE TRIGGER IF NOT EXISTS ppid_jejak_tetap_ubah BEFORE UPDATE ON ppid_jejak
           BEGIN SELECT RAISE(ABORT, 'ppid_jejak: append-only'); END""",
        """CREATE TRIGGER IF NOT EXISTS ppid_jejak_tetap_hapus BEFORE DELETE ON ppid_jejak
           BEGIN SELECT RAISE(ABORT, 'ppid_jejak: append-only'); END""",
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION ppid_jejak_tetap() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'ppid_jejak: append-only'
              USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        "DROP TRIGGER IF EXISTS ppid_jejak_tetap ON ppid_jejak",
        """CREATE TRIGGER ppid_jejak_tetap BEFORE UPDATE OR DELETE ON ppid_jejak
           FOR EACH ROW EXECUTE FUNCTION ppid_jejak_tetap()""",
        "DROP TRIGGER IF EXISTS ppid_jejak_tetap_kosong ON ppid_jejak",
        """CREATE TRIGGER ppid_jejak_tetap_kosong BEFORE TRUNCATE ON ppid_jejak
           FOR EACH STATEMENT EXECUTE FUNCTION ppid_jejak_tetap()""",
    ],
}
_CABUT = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS ppid_jejak_tetap_ubah",
        "DROP TRIGGER IF EXISTS ppid_jejak_tetap_hapus",
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS ppid_jejak_tetap ON ppid_jejak",
        "DROP TRIGGER IF EXISTS ppid_jejak_tetap_kosong ON ppid_jejak",
    ],
}


def pasang_pemicu(connection) -> None:
    """The database itself refuses UPDATE, DELETE and TRUNCATE of the trail."""
    _jalankan(connection, _PASANG)


def cabut_pemicu(connection) -> None:
    """For the tests' flush only."""
    _jalankan(connection, _CABUT)


def _jalankan(connection, perintah: dict) -> None:
    with connection.cursor() as kursor:
        for sql in perintah[connection.vendor]:
            kursor.execute(sql)
