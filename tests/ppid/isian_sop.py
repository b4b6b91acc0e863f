"""What a browser would send from the form of an SOP version."""

from datetime import timedelta

from ppid.forms.sop import IsianSOP
from ppid.models import SOP


def berlaku(satker, jenis: str = "pelayanan") -> SOP:
    return SOP.objects.berlaku(satker, jenis, satker.hari_ini)


def tanggal(satker, hari: int) -> str:
    """`hari` days from today, as a clerk types it."""
    return f"{satker.hari_ini + timedelta(days=hari):%d-%m-%Y}"


def isian_lembar(sop: SOP, *, baru: bool = True, **ubah) -> dict:
    """Every field as it stands; `ubah` by name, `None` takes a field away (a box unticked).

    In names given here `__` stands for the dash between prefix and name.
    """
    form = IsianSOP(sop, baru=baru)
    data = {"dilihat": form.dilihat, "kepala-berlaku_sejak": tanggal(sop.satker, 1)}
    for satu in form.semua:
        for bidang in satu:
            nilai = bidang.value()
            if nilai is not None and nilai is not False:
                data.setdefault(bidang.html_name, "on" if nilai is True else nilai)
    data |= {nama.replace("__", "-"): nilai for nama, nilai in ubah.items()}
    return {nama: nilai for nama, nilai in data.items() if nilai is not None}


def versi_mendatang(satker) -> SOP:
    """A second version of the SOP Pelayanan, far ahead."""
    data = berlaku(satker).sebagai_data() | {"berlaku_sejak": "2100-01-01"}
    return SOP.objects.dari_data(satker, data, 2)
