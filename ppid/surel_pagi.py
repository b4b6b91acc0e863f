"""The morning of an office: one digest to each member of staff whom something waits for.

Apps contribute sections (`ppid.halaman` lists them), each with its lines and whom a line is for.
Numbers and dates only, never an applicant. An office has one morning a working day, after its hour;
what it writes commits with the row that says so, so neither a restart nor a second worker writes it
again. Nothing waits: nothing is sent.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from ppid import kabar, teks_kabar, waktu
from ppid.izin import Izin, Pelaku, Peran
from ppid.models import Kabar, PagiKantor, Penugasan, Satker
from ppid.templatetags.ppid import hari_tanggal

log = logging.getLogger(__name__)

KODE = "pagi"
MAKS_BARIS = 15  # of one section; the page that it names has them all
SIMPAN = timedelta(days=2)  # no zone is further from UTC


@dataclass(frozen=True)
class Butir:
    """One line, and whom it is for."""

    teks: str
    untuk: Callable[[Pelaku], bool]


@dataclass(frozen=True)
class Bagian:
    """A section; `jalan` is where its work is done, below the office's address."""

    judul: str
    jalan: str
    butir: Sequence[Butir]


# A source reads what waits at an office, in a number of queries that does not grow with it. The
# actors are those who may get a digest: a source asks nothing when none of them is concerned.
Sumber = Callable[[Satker, list[Pelaku]], list[Bagian]]
Tugas = Callable[[Satker], None]  # what else a morning does, such as reminders to applicants


def jalankan(sumber: Sequence[Sumber], tugas: Sequence[Tugas] = ()) -> int:
    """Every office whose hour has come; returns how many digests were written."""
    jumlah = 0
    for satker, hari in _belum():
        try:
            jumlah += _satu_pagi(satker, hari, sumber, tugas)
        except Exception:  # one office's trouble is not the others'
            log.exception("Ringkasan pagi %s gagal", satker.slug)
    return jumlah


def _belum() -> Iterator[tuple[Satker, date]]:
    """Offices after their hour that had no morning today; two queries."""
    kini = waktu.sekarang()
    sudah = set(
        PagiKantor.objects.filter(hari__gte=kini.date() - SIMPAN).values_list("satker", "hari")
    )
    for satker in Satker.objects.all():
        setempat = satker.setempat(kini)
        if setempat.hour >= satker.jam_ringkasan and (satker.pk, setempat.date()) not in sudah:
            yield satker, setempat.date()


@transaction.atomic
def _satu_pagi(satker: Satker, hari: date, sumber, tugas) -> int:
    pagi, baru = PagiKantor.objects.get_or_create(satker=satker, hari=hari)
    if not baru or not satker.kalender().hari_kerja(hari):
        return 0
    jumlah = _tulis_semua(satker, hari, sumber)
    PagiKantor.objects.filter(pk=pagi.pk).update(jumlah=jumlah)
    for satu in tugas:  # these write the trail, whose head is the last lock
        satu(satker)
    return jumlah


def _tulis_semua(satker: Satker, hari: date, sumber: Sequence[Sumber]) -> int:
    orang = _orang(satker, hari)
    if not orang:
        return 0
    bagian = [satu for s in sumber for satu in s(satker, orang)]
    isi = [(satu, susun(satker, satu, bagian)) for satu in orang]
    ada = [(satu, teks) for satu, teks in isi if teks]
    for satu, teks in ada:
        _tulis(satker, satu, hari, teks)
    return len(ada)


def _orang(satker: Satker, hari: date) -> list[Pelaku]:
    """Staff with an e-mail address, in all posts they hold that day; one query."""
    tugas = Penugasan.objects.filter(
        satker=satker, pengguna__is_active=True, sejak__lte=hari
    ).exclude(pengguna__email="")
    per_orang: dict[int, list[Penugasan]] = {}
    for satu in tugas.select_related("pengguna").order_by("pengguna__nama", "pk"):
        if satu.berlaku_pada(hari):
            per_orang.setdefault(satu.pengguna_id, []).append(satu)
    return [_pelaku(satker, semua) for semua in per_orang.values()]


def _pelaku(satker: Satker, tugas: list[Penugasan]) -> Pelaku:
    return Pelaku(
        frozenset(Peran(t.peran) for t in tugas),
        satker=satker,
        pengguna=tugas[0].pengguna,
        jabatan=tugas[0].jabatan_lengkap,
        unit=frozenset(t.unit_id for t in tugas if t.unit_id),
        jabatan_unit=frozenset((Peran(t.peran), t.unit_id) for t in tugas if t.unit_id),
    )


def susun(satker: Satker, orang: Pelaku, bagian: Iterable[Bagian]) -> str:
    """The sections that hold something for this person, or ""."""
    milik = [(b, [x.teks for x in b.butir if x.untuk(orang)]) for b in bagian]
    return "\n\n".join(_bagian(satker, b, baris) for b, baris in milik if baris)


def _bagian(satker: Satker, bagian: Bagian, baris: list[str]) -> str:
    tampil = [f"- {satu}" for satu in baris[:MAKS_BARIS]]
    if lebih := len(baris) - MAKS_BARIS:
        tampil += [f"- dan {lebih} lagi"] if lebih > 0 else []
    judul = f"{bagian.judul} ({len(baris)})" if len(baris) > 1 else bagian.judul
    return "\n".join([judul, *tampil, satker.laman + bagian.jalan])


def _tulis(satker: Satker, orang: Pelaku, hari: date, isi: str) -> None:
    nilai = {
        "nama": teks_kabar.tanpa_tautan(orang.pengguna.nama),
        "kantor": satker.nama,
        "hari": hari_tanggal(hari),
        "isi": isi,
    }
    kabar.titip(
        KODE,
        teks_kabar.bawaan(KODE).terisi(nilai),
        kepada=orang.pengguna.email,
        satker=satker,
        kunci=f"pagi-{satker.slug}-{orang.pengguna.pk}-{hari}",
    )


def kabar_gagal(satker: Satker, orang: list[Pelaku]) -> list[Bagian]:
    """Messages that nobody tries any more."""
    jumlah = Kabar.objects.filter(satker=satker).gagal().count()
    butir = [Butir(f"{jumlah} pesan", lambda o: o.boleh(Izin.LIHAT_KABAR))] if jumlah else []
    return [Bagian("Email yang tidak sampai", "meja/kabar/?tab=gagal", butir)]
