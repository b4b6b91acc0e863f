"""What a line's end may not break, in text that is escaped as ever."""

import pytest

from ppid.templatetags.ppid import utuh


def di(isi: str) -> str:
    return f'<span class="utuh">{isi}</span>'


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("", ""),
        ("Tidak ada.", "Tidak ada."),
        ("nomor 0020/PT/PPID/2101/X/2026.", f"nomor {di('0020/PT/PPID/2101/X/2026.')}"),
        ("3 Mei 2026", di("3 Mei 2026")),
        ("16–22 November 2026", di("16–22 November 2026")),
        ("Senin 12.00–13.00", f"Senin {di('12.00–13.00')}"),
        ("<b>3 Mei 2026</b> & lain", f"&lt;b&gt;{di('3 Mei 2026')}&lt;/b&gt; &amp; lain"),
        ("1/2 dan dan/atau", "1/2 dan dan/atau"),
    ],
)
def test_nomor_tanggal_dan_jam_tidak_terputus(teks, harap):
    assert utuh(teks) == harap
