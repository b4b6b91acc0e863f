"""Acts on completeness, closings, data and papers."""

from collections.abc import Callable

from django.db import transaction

from permohonan.forms import aksi as isian
from permohonan.forms.data import FormKoreksi, FormLengkapi
from permohonan.forms.penugasan import FormTugaskan
from permohonan.models import Permohonan
from permohonan.models.penanganan import MENIT_BATAL, petugas_kini
from permohonan.perbuatan.dasar import Halangan, Perbuatan, pihak, siapkan
from ppid import kode
from ppid.alur import TransisiDitolak
from ppid.models import JenisBerkas
from ppid.templatetags.ppid import hari_tanggal


def _lengkapi(p: Permohonan, form: FormLengkapi) -> None:
    data, pemohon = form.berubah()
    if dilihat := form.cleaned_data.get("dilihat"):
        pemohon["dokumen_dilihat"] = [*p.pemohon.dokumen_dilihat, *dilihat]
    unggahan = [siapkan(form, f"berkas_{jenis}", jenis) for jenis in form.unggahan]
    catatan = form.cleaned_data["catatan"]
    p.lengkapi(isian=data, pemohon=pemohon, unggahan=unggahan, catatan=catatan, **pihak(form))


def _usulkan(nama: str) -> Callable:
    def kerjakan(p: Permohonan, form: isian.FormAlasan) -> None:
        lain = form.cleaned_data.get("nomor")
        p.usulkan(nama, alasan=form.cleaned_data["alasan"], duplikat_dari=lain, **pihak(form))

    return kerjakan


def _putuskan(verba: str, nama: str) -> Callable:
    """The verb decides whatever is proposed; the page was about this one."""

    def kerjakan(p: Permohonan, form: isian.FormAksi) -> None:
        if p.usulan != nama:
            raise TransisiDitolak("Usulan ini sudah diputuskan atau diganti.", p)
        isi = {k: v for k, v in form.cleaned_data.items() if k != "versi"}
        getattr(p, verba)(**isi, **pihak(form))

    return kerjakan


def _cabut(p: Permohonan, form: isian.FormCabut) -> None:
    """With the letter attached first: two acts, two trail rows, one transaction."""
    alasan, sisi = form.cleaned_data["alasan"], pihak(form)
    surat = siapkan(form, "berkas", JenisBerkas.SURAT_SUSULAN)
    with transaction.atomic():
        if surat:
            isi = alasan or "Surat pencabutan"
            p.tulis_catatan("surat_susulan", isi=isi, unggahan=[surat], **sisi)
            sisi["versi"] = p.versi
        p.cabut(alasan=alasan, sebab_terlambat=form.sebab_terlambat, **sisi)


def _tugaskan(p: Permohonan, form: FormTugaskan) -> None:
    """Its page then says to whom, and offers to take it back."""
    p.tugaskan(kepada=form.cleaned_data["kepada"], **pihak(form))


def _tanpa_petugas_lain(p: Permohonan) -> Halangan | None:
    ada = petugas_kini(p.satker).exclude(pk=p.petugas_id).exists()
    return None if ada else Halangan("Hari ini tidak ada orang lain yang bertugas di meja layanan.")


def _catatan(nama: str) -> Callable:
    def kerjakan(p: Permohonan, form: isian.FormAksi) -> None:
        surat = siapkan(form, "berkas", JenisBerkas.SURAT_SUSULAN)
        p.tulis_catatan(
            nama,
            isi=form.cleaned_data["isi"],
            cara=form.cleaned_data.get("cara", ""),
            unggahan=[surat] if surat else (),
            **pihak(form),
        )

    return kerjakan


def _koreksi(p: Permohonan, form: FormKoreksi) -> str:
    lama = p.jatuh_tempo
    data, pemohon = form.berubah()
    p.koreksi_data(alasan=form.cleaned_data["alasan"], isian=data, pemohon=pemohon, **pihak(form))
    if p.jatuh_tempo == lama:
        return ""
    return f"Data dikoreksi. Jatuh tempo menjadi {hari_tanggal(p.jatuh_tempo)}."


def _identitas(p: Permohonan, form: isian.FormIdentitas) -> None:
    foto = siapkan(form, "berkas", JenisBerkas.IDENTITAS)
    p.catat_identitas(
        jenis=form.cleaned_data["jenis"],
        nomor_identitas=form.cleaned_data["nomor_identitas"],
        unggahan=[foto] if foto else (),
        **pihak(form),
    )


def _unggah(nama: str, jenis: str) -> Callable:
    def kerjakan(p: Permohonan, form: isian.FormUnggah) -> None:
        satu = siapkan(form, "berkas", jenis)
        asal = form.cleaned_data.get("naskah")
        p.unggah(nama, unggahan=satu, naskah_asal=asal, **pihak(form))

    return kerjakan


def _cetak(nama: str) -> Callable:
    return lambda p, form: p.cetak(nama, **pihak(form))


def _ganti_kode(p: Permohonan, form: isian.FormGantiKode) -> str:
    """The new code, or "" when it goes to the applicant's e-mail and nobody here sees it."""
    baru = kode.dari_kunci(kode.kunci_baru())
    lewat_email = form.cleaned_data["cara"] == "email"
    p.ganti_kode(kode_baru=baru, lewat_email=lewat_email, **pihak(form))
    return "" if lewat_email else baru


def _tahan(verba: str) -> Callable:
    def kerjakan(p: Permohonan, form: isian.FormTahan) -> None:
        getattr(p, verba)(alasan=form.cleaned_data["alasan"], **pihak(form))

    return kerjakan


def _sudah_ditahan(p: Permohonan) -> Halangan | None:
    kalimat = "Berkas identitas permohonan ini sudah ditahan."
    return Halangan(kalimat) if p.ditahan_pada else None


def _tidak_ditahan(p: Permohonan) -> Halangan | None:
    kalimat = "Berkas identitas permohonan ini tidak ditahan."
    return None if p.ditahan_pada else Halangan(kalimat)


def _usulan(nama: str, form, kalimat: str) -> Perbuatan:
    pesan = "Usulan dikirim ke Kasubbag."
    return Perbuatan(form, _usulkan(nama), pesan, f"{kalimat} Kasubbag yang memutuskan.")


def _persetujuan(nama: str, kalimat: str) -> Perbuatan:
    kerjakan = _putuskan("setujui_usulan", nama)
    return Perbuatan(isian.FormTutup, kerjakan, "Permohonan ditutup.", kalimat, akhir=True)


def _penolakan(nama: str) -> Perbuatan:
    kerjakan = _putuskan("tolak_usulan", nama)
    kalimat = "Permohonan tetap terbuka dan kembali ke keadaan sebelum diusulkan."
    return Perbuatan(isian.FormPenolakan, kerjakan, "Usulan ditolak.", kalimat)


DATA: dict[str, Perbuatan] = {
    "lengkapi": Perbuatan(
        FormLengkapi,
        _lengkapi,
        "Kelengkapan dicatat. Periksa sekali lagi kelengkapannya.",
        "Untuk kelengkapan yang diserahkan di meja, lewat surat, email, atau telepon.",
    ),
    "usulkan_hentikan": _usulan(
        "hentikan", isian.FormAlasan, "Pemohon tidak melengkapi sampai batasnya."
    ),
    "hentikan": _persetujuan(
        "hentikan", "Permohonan ditutup sebagai tidak dapat diproses. Pemohon diberi tahu."
    ),
    "tolak_hentikan": _penolakan("hentikan"),
    "usulkan_bukan_permohonan": _usulan(
        "bukan_permohonan",
        isian.FormAlasan,
        "Untuk kiriman yang tidak meminta informasi publik.",
    ),
    "bukan_permohonan": _persetujuan(
        "bukan_permohonan", "Nomor pendaftarannya tetap tercatat. Pemohon diberi tahu."
    ),
    "tolak_bukan_permohonan": _penolakan("bukan_permohonan"),
    "usulkan_duplikat": _usulan(
        "duplikat", isian.FormDuplikat, "Untuk permohonan yang sama isi dan pemohonnya."
    ),
    "duplikat": _persetujuan(
        "duplikat", "Nomor pendaftarannya tetap tercatat. Pemohon diberi tahu."
    ),
    "tolak_duplikat": _penolakan("duplikat"),
    "cabut": Perbuatan(
        isian.FormCabut,
        _cabut,
        "Permohonan dicabut.",
        "Hanya atas permintaan tertulis pemohon.",
        akhir=True,
    ),
    "tugaskan": Perbuatan(FormTugaskan, _tugaskan, "", halangan=_tanpa_petugas_lain),
    "batalkan_tugas": Perbuatan(
        isian.FormAksi,
        lambda p, form: p.batalkan_tugas(**pihak(form)),
        "Penugasan dibatalkan.",
        f"Permohonan kembali ke petugas sebelumnya. Hanya dalam {MENIT_BATAL} menit.",
    ),
    "catatan_internal": Perbuatan(
        isian.FormCatatan,
        _catatan("catatan_internal"),
        "Catatan disimpan.",
        "Tidak dibaca pemohon.",
    ),
    "batalkan_catatan": Perbuatan(
        isian.FormAksi,
        lambda p, form: p.batalkan_catatan(**pihak(form)),
        "Catatan dibatalkan.",
        f"Catatan terakhir Anda dicoret. Hanya dalam {MENIT_BATAL} menit.",
    ),
    "catatan_kontak": Perbuatan(
        isian.FormKontak, _catatan("catatan_kontak"), "Kontak dengan pemohon dicatat."
    ),
    "surat_susulan": Perbuatan(
        isian.FormSurat, _catatan("surat_susulan"), "Surat susulan dilampirkan."
    ),
    "koreksi_data": Perbuatan(
        FormKoreksi,
        _koreksi,
        "Data dikoreksi.",
        "Untuk salah tulis. Surat yang sudah terbit tidak berubah.",
    ),
    "catat_identitas": Perbuatan(
        isian.FormIdentitas,
        _identitas,
        "Identitas pemohon dicatat.",
        "Kartu yang dilihat di meja sudah cukup; fotonya tidak wajib.",
    ),
    "unggah_formulir": Perbuatan(
        isian.FormUnggah,
        _unggah("unggah_formulir", JenisBerkas.FORMULIR),
        "Formulir bertanda tangan disimpan.",
    ),
    "unggah_pindaian": Perbuatan(
        isian.FormPindaian,
        _unggah("unggah_pindaian", JenisBerkas.PINDAIAN),
        "Pindaian surat disimpan.",
    ),
    "cetak_ba_tenggat": Perbuatan(
        isian.FormAksi,
        _cetak("cetak_ba_tenggat"),
        "",
        "Berita acara memuat hitungan hari demi hari sampai hari ini, bernomor, dan disimpan.",
        hasil="naskah",
    ),
    "cetak_formulir": Perbuatan(
        isian.FormAksi,
        _cetak("cetak_formulir"),
        "",
        "Formulir berisi data permohonan saat ini, untuk ditandatangani rangkap dua.",
        hasil="naskah",
    ),
    "cetak_amplop": Perbuatan(
        isian.FormAksi,
        _cetak("cetak_amplop"),
        "",
        "Amplop ukuran DL beralamat pemohon.",
        hasil="naskah",
    ),
    "ganti_kode": Perbuatan(
        isian.FormGantiKode,
        _ganti_kode,
        "Kode baru dikirim ke email pemohon.",
        "Kode lama tidak berlaku lagi. Kode baru hanya ditampilkan satu kali.",
        hasil="kode",
    ),
    "tahan_identitas": Perbuatan(
        isian.FormTahan,
        _tahan("tahan_identitas"),
        "Berkas identitas ditahan.",
        "Berkas identitas tidak dimusnahkan sampai penahanannya dilepas.",
        halangan=_sudah_ditahan,
    ),
    "lepas_tahan": Perbuatan(
        isian.FormTahan,
        _tahan("lepas_tahan"),
        "Penahanan dilepas.",
        "Berkas yang masa simpannya sudah lewat dimusnahkan dalam satu jam.",
        halangan=_tidak_ditahan,
    ),
}
