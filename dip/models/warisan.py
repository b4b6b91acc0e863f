"""Next year starts from this year's: the published rows become rows of the new DIP."""

from dip.models.entri import KOLOM, Entri

SEKALI = 500  # rows per statement
TERBAWA = (*KOLOM, "unit_id", "kode", "urut", "dokumen_id", "kata")


def wariskan(baru) -> int:
    """Copy the last published version's rows that are not struck out; how many.

    `kode` stays, `asal` names the row of before. A unit that is retired keeps its rows, so that
    the clarification (step 8) sees them; whoever typed them is not said to have typed them anew.
    """
    lalu = type(baru).objects.publik(baru.satker).filter(tahun__lt=baru.tahun).first()
    if lalu is None:
        return 0
    baris = [_lanjutan(baru, satu) for satu in lalu.entri.ada().order_by("urut", "pk")]
    return len(Entri.objects.bulk_create(baris, batch_size=SEKALI))


def _lanjutan(baru, asal: Entri) -> Entri:
    isi = {nama: getattr(asal, nama) for nama in TERBAWA}
    return Entri(penyusunan=baru, asal=asal, **isi)
