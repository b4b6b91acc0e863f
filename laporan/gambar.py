"""The pictures of a report, from what `laporan.isi` froze, each with its sentence and its table."""

from collections.abc import Mapping

from laporan.grafik import Grafik


def semua(beku: Mapping) -> dict[str, Grafik]:
    """By `kunci`: bulan, kanal, hasil, penolakan, ketepatan, meja, unit, dip."""
    return {}
