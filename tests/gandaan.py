"""Thousands of requests like one that the verbs made; only for counting rows, queries and bytes."""

from django.db.models import Model

from permohonan.models import Bagian, Jawaban, Pemohon, Permohonan, Tanggapan
from permohonan.models.permohonan import SERI
from permohonan.status import Status
from ppid import nomor
from ppid.models import Penghitung, Satker
from tests.factories import buat_permohonan

SEKALI = 2_000  # rows that are made at once


def gandakan(satker: Satker, banyak: int, **isian) -> None:
    """Answered requests with the numbers that follow, each with its own part, answer and person.

    `isian` are fields of the copies, for instance another `dicatat_pada`.
    """
    asal = buat_permohonan(satker, Status.MENUNGGU_PENYERAHAN)
    tahun = asal.satker.setempat(asal.dicatat_pada).year
    dari = nomor.urut_alamat(asal.kunci) + 1
    for awal in range(dari, dari + banyak, SEKALI):
        _buat(asal, tahun, range(awal, min(awal + SEKALI, dari + banyak)), isian)
    hitung = Penghitung.objects.filter(satker=satker, seri=SERI, tahun=tahun)
    hitung.update(terakhir=dari + banyak - 1)


def _buat(asal: Permohonan, tahun: int, urut: range, isian: dict) -> None:
    orang = Pemohon.objects.bulk_create(salin(asal.pemohon, nama=f"Pemohon {n}") for n in urut)
    kasus = Permohonan.objects.bulk_create(
        salin(asal, **_pengenal(asal.satker, tahun, n), pemohon=o, **isian)
        for n, o in zip(urut, orang, strict=True)
    )
    bagian, tanggapan = asal.bagian.get(), asal.tanggapan.get()
    jawaban = tanggapan.jawaban.get()
    daftar_bagian = Bagian.objects.bulk_create(salin(bagian, permohonan=p) for p in kasus)
    daftar = Tanggapan.objects.bulk_create(salin(tanggapan, permohonan=p) for p in kasus)
    Jawaban.objects.bulk_create(
        salin(jawaban, tanggapan=t, bagian=b) for t, b in zip(daftar, daftar_bagian, strict=True)
    )


def _pengenal(satker: Satker, tahun: int, urut: int) -> dict:
    kunci = nomor.kunci_alamat(satker, tahun, urut)
    return {"kunci": kunci, "nomor": f"{urut:04}/PPID/{satker.kode}/{tahun}", "sidik_kunci": kunci}


def salin(asal: Model, **ganti) -> Model:
    nama = {f.name for f in asal._meta.concrete_fields if not f.primary_key} - ganti.keys()
    tetap = [f for f in asal._meta.concrete_fields if f.name in nama]
    return type(asal)(**{f.attname: getattr(asal, f.attname) for f in tetap}, **ganti)
