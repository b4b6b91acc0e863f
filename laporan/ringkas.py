"""What the desk's pages say about supervision and the month's report, for whoever shows it."""

from laporan import angka
from laporan.daftar import Butir, Daftar
from laporan.kantor import Berkala, Terbuka, kata_periode
from ppid.ajakan import Ajakan
from ppid.izin import Izin, Pelaku
from ppid.templatetags.ppid import hari_pendek, menit_detik


def belum_disahkan(satker) -> list[Terbuka]:
    """Periods with acts that are not signed, the oldest first, the running one last.

    Each has `masa`, `sebutan` (its day in words), `url`, `berjalan` and `angka`; four queries.
    """
    return Berkala(satker).terbuka()


def belum_ditutup(satker) -> list[Butir]:
    """Periods of every kind of report that are to be closed by now; two queries."""
    return Daftar(satker).ditagih()


def ajakan(pelaku: Pelaku) -> Ajakan | None:
    """The quiet band under the queue: the oldest period that is not signed, or the report that can
    be closed once those of its time are.

    Signed in that order, the numbers come in the order of the days.
    """
    if not pelaku.boleh(Izin.SUPERVISI):
        return None
    berkala = Berkala(pelaku.satker)
    terbuka = berkala.terbuka()
    satu = _pertama(pelaku) if pelaku.boleh(Izin.SUSUN_LAPORAN) else None
    if satu and not any(t.masa.awal <= satu.masa.akhir for t in terbuka):
        return _tutup(satu)
    return _supervisi(berkala, terbuka) if terbuka else None


def _pertama(pelaku: Pelaku) -> Butir | None:
    return next(iter(belum_ditutup(pelaku.satker)), None)


def _tutup(satu: Butir) -> Ajakan:
    lewat = ", sudah lewat" if satu.lewat else ""
    return Ajakan(
        judul="Laporan.",
        kalimat=f"{satu.masa} dapat ditutup, paling lambat {hari_pendek(satu.batas)}{lewat}.",
        url=satu.url,
        tautan=f"Tutup {satu.masa}",
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
