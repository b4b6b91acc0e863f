"""What the desk's pages say about supervision and the month's report, for whoever shows it."""

from laporan import angka
from laporan.daftar import Butir, Daftar
from laporan.kantor import Berkala, Terbuka, kata_periode
from laporan.status.laporan import JenisLaporan
from ppid.ajakan import Ajakan
from ppid.izin import Izin, Pelaku
from ppid.templatetags.ppid import hari_pendek, menit_detik


def belum_disahkan(satker) -> list[Terbuka]:
    """Periods with acts that are not signed, the oldest first, the running one last.

    Each has `masa`, `sebutan` (its day in words), `url`, `berjalan` and `angka`; four queries.
    """
    return Berkala(satker).terbuka()


def belum_ditutup(satker) -> list[Butir]:
    """Months and years that are to be closed by now, the oldest first; two queries."""
    daftar = Daftar(satker)
    jenis = (JenisLaporan.BULANAN, JenisLaporan.TAHUNAN)
    return [satu for j in jenis for satu in daftar.ditagih(j)]


def ajakan(pelaku: Pelaku) -> Ajakan | None:
    """The quiet band under the queue: the oldest period that is not signed, or the month that can
    be closed once its periods are.

    Signed in that order, the numbers come in the order of the days.
    """
    if not pelaku.boleh(Izin.SUPERVISI):
        return None
    berkala = Berkala(pelaku.satker)
    terbuka = berkala.terbuka()
    bulan = _bulan(pelaku) if pelaku.boleh(Izin.SUSUN_LAPORAN) else None
    if bulan and not any(t.masa.awal <= bulan.masa.akhir for t in terbuka):
        return _tutup(bulan)
    return _supervisi(berkala, terbuka) if terbuka else None


def _bulan(pelaku: Pelaku) -> Butir | None:
    """The oldest month that is to be closed."""
    return next(iter(Daftar(pelaku.satker).ditagih(JenisLaporan.BULANAN)), None)


def _tutup(bulan: Butir) -> Ajakan:
    lewat = ", sudah lewat" if bulan.lewat else ""
    return Ajakan(
        judul="Laporan.",
        kalimat=f"{bulan.masa} dapat ditutup, paling lambat {hari_pendek(bulan.batas)}{lewat}.",
        url=bulan.url,
        tautan=f"Tutup {bulan.masa}",
    )


def _supervisi(berkala: Berkala, terbuka: list[Terbuka]) -> Ajakan:
    satu = terbuka[0]  # the running one comes last
    return Ajakan(
        judul="Supervisi.",
        kalimat=_kalimat(berkala.satker, satu, len(terbuka) - 1),
        url=satu.url,
        tautan=f"Buka supervisi {kata_periode(berkala.versi, satu.masa.awal)}",
    )


def _kalimat(satker, satu: Terbuka, lain: int) -> str:
    rata = angka.rata_catat(angka.jumlah(angka.catat(satker, satu.masa)))
    isi = [
        f"{satu.angka['dicatat']} dicatat",
        f"{satu.angka['di_tempat']} selesai di tempat",
        *([f"rata-rata catat {menit_detik(rata)}"] if rata is not None else []),
    ]
    sisa = f" {lain} hari lain juga belum." if lain else ""
    return f"Data layanan {satu.sebutan} belum disahkan: {', '.join(isi)}.{sisa}"
