"""What belongs together stays on one line; what somebody typed stays text."""

import pytest

from ppid.templatetags.ppid import utuh


@pytest.mark.parametrize(
    "satu",
    [
        "0016/PT/PPID/1503/VIII/2026",
        "17/LAP/2026",
        "3 September 2026",
        "24–25 Desember 2026",
        "12.00–13.00",
    ],
)
def test_nomor_surat_tanggal_dan_jam_tidak_terpotong(satu):
    assert (
        utuh(f"Lihat {satu}, lalu tutup.") == f'Lihat <span class="utuh">{satu}</span>, lalu tutup.'
    )


@pytest.mark.parametrize("teks", ["dan/atau", "https://contoh.id/a/b/c", "Oktober 2026"])
def test_yang_lain_boleh_terpotong(teks):
    assert utuh(teks) == teks


def test_tulisan_orang_tidak_menjadi_markah():
    assert utuh("<b>1/2/3</b>") == '&lt;b&gt;<span class="utuh">1/2/3</span>&lt;/b&gt;'
