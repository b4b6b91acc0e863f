"""Filters every template has: dates in the office's zone and words."""

import re
from datetime import time

from django import template
from django.utils import formats
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

from ppid import waktu
from ppid.tenggat import NAMA_BULAN

register = template.Library()

BULAN = "|".join(NAMA_BULAN)
NOMOR = r"(?<![\w./:-])[\w.-]{1,12}(?:/[\w.-]{1,12}){2,6}"
RENTANG = rf"\d{{1,2}}(?:\.\d\d–\d\d\.\d\d|–\d{{1,2}} (?:{BULAN}) \d{{4}})"
SATUAN = re.compile(rf"({NOMOR}|{RENTANG}|\d{{1,2}} (?:{BULAN}) \d{{4}})")


@register.filter
def utuh(teks) -> SafeString:
    """No number of a letter, no day with its month and no hours are broken at a line's end."""
    *awal, akhir = SATUAN.split(f"{teks}")
    pasangan = zip(awal[::2], awal[1::2], strict=True)
    utuh = format_html_join("", '{}<span class="utuh">{}</span>', pasangan)
    return utuh + conditional_escape(akhir)


@register.filter
def pukul(instan, satker) -> str:
    """08.05 WIB"""
    kini = waktu.setempat(instan, satker.zona)
    return f"{kini:%H.%M}\xa0{satker.label_zona}"


@register.filter
def jam(instan, satker) -> str:
    """08.05, where the zone is said elsewhere"""
    return f"{waktu.setempat(instan, satker.zona):%H.%M}"


@register.filter
def saat(instan, satker) -> str:
    """Senin, 23 November 2026, pukul 08.05 WIB; the day alone where the hour is not known."""
    kini = waktu.setempat(instan, satker.zona)
    if kini.time() == time.min:
        return hari_tanggal(kini)
    return f"{hari_tanggal(kini)}, pukul\xa0{pukul(instan, satker)}"


@register.filter
def saat_pendek(instan, satker) -> str:
    """Sen, 23 Nov 2026, pukul 08.05; the day alone where the hour is not known."""
    kini = waktu.setempat(instan, satker.zona)
    if kini.time() == time.min:
        return hari_pendek(kini)
    return f"{hari_pendek(kini)}, pukul\xa0{kini:%H.%M}"


@register.filter
def tanggal(instan, satker) -> str:
    """7 Des 2026, the day of an instant in the office's zone"""
    return formats.date_format(waktu.setempat(instan, satker.zona), "j\xa0M\xa0Y")


@register.filter
def hari_tanggal(tanggal) -> str:
    """Senin, 7 Desember 2026, its day and month kept on one line."""
    return formats.date_format(tanggal, "l, j\xa0F\xa0Y")


@register.filter
def hari_pendek(tanggal) -> str:
    """Sen, 7 Des 2026"""
    return formats.date_format(tanggal, "D, j\xa0M\xa0Y")


@register.filter
def menit_detik(detik) -> str:
    """4 menit 10 detik; from an hour on 4 jam 20 menit"""
    menit, sisa = divmod(int(detik), 60)
    if menit >= 60:
        jam, menit = divmod(menit, 60)
        return " ".join([f"{jam} jam"] + [f"{menit} menit"] * bool(menit))
    bagian = [f"{menit} menit"] * bool(menit) + [f"{sisa} detik"] * bool(sisa or not menit)
    return " ".join(bagian)


@register.filter
def ukuran(byte) -> str:
    """1,2 MB or 96 KB"""
    if byte >= 1_000_000:
        return f"{byte / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(byte / 1000))} KB"
