"""The worker sets right what was counted with an older holiday list."""

from datetime import UTC, datetime

import time_machine

from ppid.izin import sistem
from ppid.libur import selaraskan
from ppid.models import HariLibur, Jejak
from tests.factories import buat_permohonan


@time_machine.travel(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), tick=False)
def test_pekerja_meluruskan_perkara_yang_terhitung_dengan_daftar_lama(db):
    permohonan = buat_permohonan()
    lama = permohonan.jatuh_tempo
    HariLibur.objects.create(  # as if saved by another connection while the case was being filed
        tanggal=lama, jenis="cuti_bersama", nama="Cuti tambahan", dasar="SKB uji"
    )

    pertama = selaraskan(oleh=sistem())
    kedua = selaraskan(oleh=sistem())

    permohonan.refresh_from_db()
    baris = Jejak.objects.filter(jenis="tenggat_bergeser").get()
    assert (pertama, kedua) == (1, 0)
    assert permohonan.jatuh_tempo > lama
    assert (baris.data["dari"], baris.data["ke"]) == (f"{lama}", f"{permohonan.jatuh_tempo}")
