"""Komitmen organisasi: the profile, the reports, the supervision."""

from collections.abc import Iterator, Sequence
from datetime import date

from laporan.daftar import Butir as ButirLaporan
from laporan.daftar import Daftar
from laporan.kantor import Berkala
from laporan.kata import kecil
from laporan.monev.butir import B, Butir, S, T, sejauh
from laporan.monev.pemeriksaan import Pemeriksaan, tanggal
from laporan.status.laporan import JenisLaporan
from laporan.status.supervisi import Status
from ppid.izin import Izin
from ppid.models import JenisHalaman


def komitmen(p: Pemeriksaan) -> Iterator[Butir]:
    yield p.laman(JenisHalaman.PROFIL)
    yield from _laporan(p)
    yield _supervisi(p, Berkala(p.satker))


def _laporan(p: Pemeriksaan) -> Iterator[Butir]:
    daftar = Daftar(p.satker)
    tahun_lalu = JenisLaporan.TAHUNAN.masa(date(p.tahun - 1, 1, 1))
    satu = daftar.butir(JenisLaporan.TAHUNAN, tahun_lalu)
    yield _tahunan(p, satu, daftar.ada(tahun_lalu))
    yield _bulanan(p, daftar.setahun(JenisLaporan.BULANAN, p.tahun))


def _tahunan(p: Pemeriksaan, satu: ButirLaporan, dipakai: bool) -> Butir:
    batas = f"batasnya {tanggal(satu.batas)}"
    bukti = f"Laporan tahun {satu.masa} belum disusun; {batas}."
    if satu.terbit:
        bukti = f"Laporan tahun {satu.masa} terbit dengan nomor {satu.keterangan}."
    elif satu.laporan:
        bukti = f"Laporan tahun {satu.masa}: {kecil(satu.keadaan)}; {batas}."
    elif not dipakai:
        bukti = f"Kantor mulai memakai portal sesudah tahun {satu.masa}."
    return p.butir(
        "Laporan tahunan layanan informasi diumumkan",
        T if satu.terbit else S if satu.laporan else B,
        bukti,
        ("Lihat laporan", p.url("laporan_publik")),
        ("Kelola laporan", p.url("laporan_kelola")),
    )


def _bulanan(p: Pemeriksaan, semua: Sequence[ButirLaporan]) -> Butir:
    """Of the months whose due day has passed, and those issued before it."""
    wajib = [satu for satu in semua if satu.terbit or satu.lewat]
    kurang = [satu for satu in wajib if not satu.terbit]
    n = len(wajib) - len(kurang)
    bukti = f"{n} dari {len(wajib)} laporan bulanan yang jatuh tempo tahun {p.tahun} terbit."
    if kurang:
        bukti += f" Yang terlama belum: {kurang[0].masa}."
    if not wajib:
        bukti = f"Belum ada laporan bulanan yang jatuh tempo tahun {p.tahun}."
    return p.butir(
        *("Laporan bulanan kepada pimpinan", sejauh(n, len(wajib)), bukti),
        ("Lihat laporan", p.url("laporan_publik")),
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
