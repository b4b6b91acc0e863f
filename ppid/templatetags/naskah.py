"""What only papers need: numbers and dates in words. `{% load naskah %}`"""

from django import template

from ppid import terbilang

register = template.Library()
register.filter("angka_dan_kata", terbilang.angka_dan_kata)
register.filter("tanggal_terbilang", terbilang.tanggal_terbilang)
register.filter("rupiah", terbilang.rupiah)
