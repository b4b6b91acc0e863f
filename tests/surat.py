"""One case with every paper of an answer, for tests."""

import io
from datetime import UTC, date, datetime

from pypdf import PdfReader

from permohonan import pratinjau
from ppid import naskah, pdf
from ppid.izin import Peran
from ppid.models import Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku, susun
from tests.factories_dip import buat_dik, buat_unit

SENIN = datetime(2026, 11, 23, 2, 14, tzinfo=UTC)  # 09.14 WIB
LEMBAR = {"A4": (595, 842), "A5": (420, 595), "DL": (624, 312)}  # points
IDENTITAS = {
    "jenis_identitas": "ktp",
    "nomor_identitas": "2101011205840003",
    "identitas_pada": SENIN,
}
PENGHITAMAN = {
    "materi": "Lampiran II, kolom NIK",
    "alasan": "rahasia pribadi anggota",
    "dik": "butir 1 Daftar Informasi yang Dikecualikan",
}
BIAYA = [
    {"nama": "Fotokopi A4", "satuan": "lembar", "harga": 500, "jumlah": 42},
    {"nama": "Pos kilat", "satuan": "kali", "harga": 18000, "jumlah": 1},
]


def kantor(teks: str = "", **isian):
    satker = buat_satker(email="ppid@bintan.contoh.test", **isian)
    jabatan, nip = teks or "Kasubbag Teknis", "198503122010122001"
    buat_pegawai(Peran.KASUBBAG, satker, nama=teks or "Dewi Anggraini", jabatan=jabatan, nip=nip)
    buat_pegawai(Peran.PETUGAS, satker, nama=teks or "Rina Marlina", jabatan="Staf Pelaksana")
    return satker


def petugas(satker):
    return pelaku(Peran.PETUGAS, satker)


def kasubbag(satker):
    return pelaku(Peran.KASUBBAG, satker)


def semua_surat(satker, teks: str = "") -> dict[str, str | Naskah]:
    """One case of three questions with every paper; `teks` goes into every field of text."""
    desk, ppid = petugas(satker), kasubbag(satker)
    dik = buat_dik(
        satker,
        informasi=teks or "NIK dan nomor KK pemilih",
        undang_undang=teks or "Pasal 84 Undang-Undang Nomor 23 Tahun 2006",
        konsekuensi=teks or "Mengungkap rahasia pribadi pemilih",
        manfaat=teks or "Data pribadi pemilih terlindungi",
        diputus_oleh=teks[:120] or "KPU Provinsi Kepulauan Riau",
        nomor_keputusan=teks[:80] or "12/PPID/2026",
    )
    pemohon = {
        "nama": teks or "Perkumpulan Suara Pulau",
        "jenis": "badan_hukum",
        "narahubung": teks or "Siti Aminah",
        "alamat": teks or "Jalan Pelabuhan 3, Tanjung Uban",
        "nomor_pengesahan": "AHU-0001",
        "dokumen_dilihat": ["akta", "pengesahan"],
    }
    p = buat_permohonan(
        satker,
        kanal="datang_langsung",
        rincian=teks or "Keputusan pengangkatan PPK dan PPS, rahasia saya: XZ-77",
        tujuan=teks or "Pemantauan",
        pemohon=pemohon | IDENTITAS,
    )
    p.nyatakan_lengkap(oleh=desk)
    p.bagi_rincian(
        oleh=desk,
        uraian=[teks or kata for kata in ("Keputusan pengangkatan", "Daftar PAW", "NIK anggota")],
    )
    satu, dua, tiga = p.bagian_terbuka()
    hasil = {"penjelasan": p.jelaskan(oleh=desk, bagian=tiga, dik=dik)}
    isi = teks or "Mohon arahan unit mana yang menguasainya."
    hasil["nota_dinas"] = p.teruskan(oleh=desk, rincian_unit=teks or "Lampiran SK", isi=isi)
    for bentuk, kode in (("nota_dinas", "nota_dinas_unit"), ("disposisi", "disposisi")):
        (minta,) = p.disposisi(
            oleh=ppid,
            bentuk=bentuk,
            unit=[buat_unit(satker, teks or "Subbag Hukum dan SDM")],
            arahan=teks or "Berkas digital bila ada.",
            batas=date(2026, 11, 27),
            rincian=teks or "Lampiran keputusan pengangkatan PPK",
        )
        hasil[kode] = minta.naskah
    uraian = teks or "Lampiran masih dihimpun."
    p.usulkan_perpanjangan(oleh=desk, alasan="belum_didokumentasikan", uraian=uraian)
    _, hasil["pratinjau_perpanjangan"] = pratinjau.perpanjangan(p, p.perpanjangan_kini)
    hasil["perpanjangan"] = p.perpanjang(oleh=ppid)
    jawaban = [
        {
            "bagian": satu,
            "hasil": "sebagian",
            "informasi": teks or "Keputusan beserta Lampiran I dan II",
            "bentuk": "hardcopy",
            "badan_lain": teks,
            "pertimbangan": teks,
            "penghitaman": [
                PENGHITAMAN
                | (dict.fromkeys(PENGHITAMAN, teks) if teks else {})
                | {"token": dik.token}
            ],
        },
        {
            "bagian": dua,
            "hasil": "belum_didokumentasikan",
            "sampai": date(2026, 11, 30),
            "pertimbangan": teks,
        },
        {
            "bagian": tiga,
            "hasil": "ditolak",
            "dik": dik,
            "pertimbangan": teks or "Kepentingan umum tidak lebih besar.",
        },
    ]
    konsep = p.susun_tanggapan(
        oleh=desk,
        jawaban=jawaban,
        cara_serah="ambil",
        waktu_penyediaan=1,
        biaya=[satu | {"nama": teks, "satuan": teks} for satu in BIAYA] if teks else BIAYA,
        tembusan=teks or "Sekretaris KPU Kabupaten Bintan\n\nArsip",
    )
    hasil["pratinjau_d"], hasil["pratinjau_e"] = konsep_surat(p, konsep)
    p.setujui(oleh=ppid)
    hasil |= {satu.jenis: satu for satu in p.surat_tanggapan()}
    p.beritahukan(oleh=desk, cara="langsung", cara_serah="ambil")
    hasil["amplop"] = p.cetak("cetak_amplop", oleh=desk)
    bayar = {"dibayar_pada": date(2026, 11, 23), "cara_bayar": "tunai", "bukti_bayar": "1"}
    penerima = teks or "Siti Aminah"
    hasil["tanda_terima"] = p.serahkan(oleh=desk, cara="ambil", penerima=penerima, bayar=bayar)
    return hasil


def konsep_surat(p, konsep) -> list[str]:
    """The letters of a draft as they will print, without a number."""
    return [isi for _, isi in pratinjau.konsep(p, konsep)]


def tercetak(hasil: dict) -> dict[str, Naskah]:
    return {kode: satu for kode, satu in hasil.items() if isinstance(satu, Naskah)}


def halaman(satu: Naskah | str) -> list[str]:
    """Text of each page, its spaces made plain."""
    isi = pdf.html_ke_pdf(satu) if isinstance(satu, str) else naskah.pdf(satu)
    lembar = PdfReader(io.BytesIO(isi)).pages
    ukuran = "A4" if isinstance(satu, str) else satu.ukuran
    for satu_lembar in lembar:
        kotak = satu_lembar.mediabox
        assert (round(kotak.width), round(kotak.height)) == LEMBAR[ukuran]
    return [" ".join(satu_lembar.extract_text().split()) for satu_lembar in lembar]


def rapat(teks: str) -> str:
    """Without any space: lines break where they must."""
    return "".join(teks.split())


def satu_jawaban(satker, hasil="dikabulkan", pemohon=None, **isian):
    p = buat_permohonan(satker, "koordinasi", pemohon=pemohon)
    susun(p, hasil, **isian)
    return p
