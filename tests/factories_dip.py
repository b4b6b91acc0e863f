"""Documents and DIK rows for tests."""

from datetime import date, timedelta

from dip.models import Dikecualikan, Dokumen, HurufPasal, Klasifikasi
from ppid import berkas
from ppid.izin import Peran
from ppid.models import JenisBerkas, Satker, Unit
from tests.factories import pelaku

PDF = b"%PDF-1.4\n%%EOF\n"  # clean enough where nobody opens it


def buat_unit(satker: Satker, nama: str = "Subbag Perencanaan, Data, dan Informasi") -> Unit:
    return Unit.objects.get_or_create(satker=satker, nama=nama)[0]


def buat_berkas(satker: Satker, jenis=JenisBerkas.DOKUMEN, isi=PDF, nama="dokumen.pdf", temuan=()):
    """Stored bytes with an unsaved row, as `berkas.siapkan()` leaves them."""
    bersih = berkas.Bersih(isi, "application/pdf", ".pdf")
    satu = berkas.tulis(bersih, nama=nama, jenis=jenis, satker=satker)
    satu.temuan = list(temuan)
    return satu


def buat_dokumen(
    satker: Satker,
    judul: str = "DPT Pemilihan 2024 per kecamatan",
    klasifikasi: str = Klasifikasi.BERKALA,
    *,
    disahkan: bool = True,
    isi: bytes | None = PDF,
    temuan=(),
    **isian,
) -> Dokumen:
    """Registered by the desk and ratified by the Kasubbag. Without file where `isi` is None."""
    unggahan = [] if isi is None else [buat_berkas(satker, isi=isi, temuan=temuan)]
    baru = Dokumen.daftarkan(
        oleh=pelaku(Peran.PETUGAS, satker),
        unggahan=unggahan,
        **{"judul": judul, "klasifikasi": klasifikasi, "unit": buat_unit(satker)} | isian,
    )
    if disahkan:
        baru.sahkan(oleh=pelaku(Peran.KASUBBAG, satker))
    return baru


def buat_dik(
    satker: Satker,
    informasi: str = "NIK dan nomor KK pemilih",
    huruf: str = HurufPasal.H,
    berlaku_sampai: date | None = None,
    **isian,
) -> Dikecualikan:
    """A row of the office that decided, without asking whether it may: the verb does that."""
    hari_ini = satker.hari_ini
    oleh = pelaku(Peran.KASUBBAG, satker)
    pindaian = buat_berkas(satker, JenisBerkas.KEPUTUSAN, nama="keputusan.pdf")
    pindaian.save()
    isian = {
        "butir": Dikecualikan.objects.butir_berikut(satker),
        "konsekuensi": "Mengungkap rahasia pribadi pemilih",
        "diputus_oleh": satker.nama,
        "nomor_keputusan": "12/PPID/2026",
        "tanggal_keputusan": hari_ini - timedelta(days=30),
    } | isian
    sampai = berlaku_sampai or hari_ini + timedelta(days=365)
    baru = Dikecualikan.objects.create(
        satker=satker,
        informasi=informasi,
        huruf=huruf,
        berlaku_sampai=sampai,
        pindaian=pindaian,
        oleh=oleh.pengguna,
        **isian,
    )
    berkas.kaitkan(pindaian, baru)
    return baru
