"""Komitmen organisasi: the profile, the reports, the supervision."""

from collections.abc import Iterator, Sequence
from datetime import date

from laporan import kewajiban
from laporan.kantor import Berkala
from laporan.masa import TAHUN, Masa, masa
from laporan.models import Laporan
from laporan.monev.butir import B, Butir, S, T, sejauh
from laporan.monev.pemeriksaan import Pemeriksaan, tanggal
from laporan.status.laporan import JenisLaporan
from laporan.status.supervisi import Status
from laporan.wilayah import sebut
from permohonan import wilayah as angka
from ppid.izin import Izin
from ppid.models import JenisHalaman, Satker


def komitmen(p: Pemeriksaan) -> Iterator[Butir]:
    yield p.laman(JenisHalaman.PROFIL)
    berkala = Berkala(p.satker)
    yield from _laporan(p)
    yield _supervisi(p, berkala)


def _laporan(p: Pemeriksaan) -> Iterator[Butir]:
    kantor = Satker.objects.filter(pk=p.satker.pk)
    jatuh, pertama = kewajiban.jatuh_tempo(p.tahun), angka.pertama(kantor)
    terbit = {m for _, m in kewajiban.terbit(kantor, p.tahun)}
    wajib = kewajiban.wajib(p.satker, pertama.get(p.satker.pk), jatuh)
    yield _tahunan(p, terbit)
    yield _bulanan(p, [m for m in wajib if m != masa(TAHUN, m.awal)], terbit)


def _tahunan(p: Pemeriksaan, terbit: set[Masa]) -> Butir:
    lalu = masa(TAHUN, date(p.tahun - 1, 1, 1))
    batas = date(p.tahun, *kewajiban.BATAS_TAHUNAN)
    satu = Laporan.objects.filter(satker=p.satker, jenis=JenisLaporan.TAHUNAN, awal=lalu.awal)
    ada = satu.only("status").first()
    bukti = f"Laporan tahun {lalu} belum disusun; batasnya {tanggal(batas)}."
    if lalu in terbit:
        bukti = f"Laporan tahun {lalu} terbit dan dapat diunduh."
    elif ada:
        bukti = f"Laporan tahun {lalu}: {ada.keadaan.lower()}; batasnya {tanggal(batas)}."
    return p.butir(
        "Laporan tahunan layanan informasi, diumumkan dan disampaikan kepada Komisi Informasi",
        T if lalu in terbit else S if ada else B,
        bukti,
        ("Lihat laporan", p.url("laporan_publik")),
        ("Kelola laporan", p.url("laporan_kelola")),
    )


def _bulanan(p: Pemeriksaan, wajib: Sequence[Masa], terbit: set[Masa]) -> Butir:
    kurang = [m for m in wajib if m not in terbit]
    n = len(wajib) - len(kurang)
    bukti = f"{n} dari {len(wajib)} laporan bulanan yang jatuh tempo tahun {p.tahun} terbit."
    if kurang:
        bukti += f" Yang terlama belum: {sebut(kurang[0])}."
    if not wajib:
        bukti = f"Belum ada laporan bulanan yang jatuh tempo tahun {p.tahun}."
    return p.butir(
        *("Laporan bulanan kepada pimpinan", sejauh(n, len(wajib)), bukti),
        ("Kelola laporan", p.url("laporan_kelola")),
    )


def _supervisi(p: Pemeriksaan, berkala: Berkala) -> Butir:
    belum = [t for t in berkala.terbuka() if not t.berjalan]
    sah = sum(k == Status.DISAHKAN for k in berkala.keadaan.values())
    bukti = f"{sah} data layanan disahkan."
    if belum:
        bukti += f" {len(belum)} belum, yang terlama {belum[0].sebutan}."
    return p.butir(
        "Supervisi layanan oleh PPID, disahkan",
        S if belum and sah else T if sah else B,
        bukti,
        ("Buka supervisi", p.url("supervisi", izin=Izin.SUPERVISI)),
    )
