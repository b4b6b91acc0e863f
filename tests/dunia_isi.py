"""The world's DIP in step 7, for `tests/dunia.py`: two units fill in their parts."""

from tests import dunia_jawaban
from tests.factories_dip import buat_dip, isi_dip

SENDIRI, TETANGGA = "sendiri", "tetangga"
TAHUN = 2042
KATA = {nama: {"tahun": TAHUN} for nama in ("dip_usulan", "dip_bagian", "dip_impor", "dip_entri")}


def isi(satker) -> dict:
    """Tokens of the part and the row of our penghubung's unit, and of a neighbour's."""
    unit = {satu: dunia_jawaban.unit_milik(satker, satu) for satu in (SENDIRI, TETANGGA)}
    dip, token = buat_dip(satker, TAHUN), {}
    for milik, satu in unit.items():
        (entri,) = isi_dip(dip, [{"nama": f"Dokumen {milik}", "unit": satu}])
        token["dip_bagian", satker.slug, milik] = dip.bagian.get(unit=satu).token
        token["dip_entri", satker.slug, milik] = entri.token
    return token
