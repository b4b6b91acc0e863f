"""Acts of the answer: questions, coordination, extension, notice, handing over, reopening."""

from permohonan.forms import koordinasi, penyampaian, rincian
from permohonan.forms.aksi import FormAksi
from permohonan.models import Permohonan, Perpanjangan
from permohonan.models.penyampaian import HARI_AMBIL
from permohonan.perbuatan.dasar import Halangan, Perbuatan, pihak, siapkan
from permohonan.surat import NOTA_DINAS
from ppid.models import JenisBerkas
from ppid.templatetags.ppid import hari_pendek, hari_tanggal


def _bagi(p: Permohonan, form: rincian.FormBagi) -> None:
    p.bagi_rincian(uraian=form.cleaned_data["uraian"], **pihak(form))


def _ubah_rincian(p: Permohonan, form: rincian.FormUbahRincian) -> None:
    surat, isi = siapkan(form, "berkas", JenisBerkas.SURAT_SUSULAN), form.cleaned_data
    p.ubah_rincian(
        rincian=isi["rincian"],
        alasan=isi["alasan"],
        unggahan=[surat] if surat else (),
        **pihak(form),
    )


def _tanpa_bagian(p: Permohonan) -> Halangan | None:
    return None if p.bagian_terbuka() else Halangan("Semua pertanyaan sudah dijawab.")


def _teruskan(p: Permohonan, form: koordinasi.FormTeruskan) -> str:
    isi = form.cleaned_data
    nomor = form.nomor().get(NOTA_DINAS.kode, "")
    nota = p.teruskan(rincian_unit=isi["rincian_unit"], isi=isi["isi"], nomor=nomor, **pihak(form))
    return f"Permohonan diteruskan ke PPID dengan nota dinas {nota.nomor}."


def _disposisi(p: Permohonan, form: koordinasi.FormDisposisi) -> str:
    isi = {k: form.cleaned_data[k] for k in ("bentuk", "unit", "arahan", "batas", "rincian")}
    baru = p.disposisi(**isi, nomor=form.nomor(), **pihak(form))
    nama = ", ".join(b.nama_unit for b in baru)
    return f"Bahan diminta dari {nama} sampai {hari_pendek(isi['batas'])}."


def _ingatkan_unit(p: Permohonan, form: koordinasi.FormIngatkanUnit) -> str:
    permintaan = form.cleaned_data["permintaan"]
    p.ingatkan_unit(permintaan=permintaan, **pihak(form))
    return f"{permintaan.nama_unit} diingatkan."


def _tanpa_unit(p: Permohonan) -> Halangan | None:
    return None if p.bahan.menunggu().exists() else Halangan("Tidak ada unit yang ditunggu.")


def _usulkan_uji(p: Permohonan, form: koordinasi.FormUji) -> None:
    enam = {k: v for k, v in form.cleaned_data.items() if k != "versi"}
    p.usulkan_uji(**enam, **pihak(form))


def _tanpa_induk(p: Permohonan) -> Halangan | None:
    ada = p.satker.induk_id is not None
    return None if ada else Halangan("Kantor ini tidak memiliki kantor di atasnya.")


def _usulkan_perpanjangan(p: Permohonan, form: koordinasi.FormPerpanjangan) -> None:
    isi = form.cleaned_data
    p.usulkan_perpanjangan(alasan=isi["alasan"], uraian=isi["uraian"], **pihak(form))


def _tanpa_perpanjangan(p: Permohonan) -> Halangan | None:
    if p.perpanjangan_kini:
        return Halangan("Perpanjangan hanya satu kali, dan sudah diusulkan untuk permohonan ini.")
    batas = p.hitungan().jatuh_tempo
    if p.satker.hari_ini > batas:
        return Halangan(
            f"Perpanjangan hanya dapat diusulkan sampai jatuh tempo, {hari_tanggal(batas)}."
        )
    return None


def _kirim_perpanjangan(p: Permohonan, form: koordinasi.FormKirimSurat) -> str:
    p.kirim_perpanjangan(cara=form.cleaned_data["cara"], **pihak(form))
    return f"Perpanjangan berlaku. Jatuh tempo menjadi {hari_tanggal(p.jatuh_tempo)}."


def _tanpa_surat_perpanjangan(p: Permohonan) -> Halangan | None:
    ada = p.perpanjangan.filter(keadaan=Perpanjangan.Keadaan.DISETUJUI).exists()
    if not ada:
        return Halangan("Tidak ada surat perpanjangan yang menunggu dikirim.")
    batas = p.hitungan().jatuh_tempo
    if p.satker.hari_ini > batas:
        return Halangan(
            f"Surat perpanjangan harus keluar paling lambat {hari_tanggal(batas)}. "
            "Perpanjangan ini tidak berlaku."
        )
    return None


def _beritahukan(p: Permohonan, form: penyampaian.FormBeritahukan) -> str:
    isi = form.cleaned_data
    p.beritahukan(
        cara=isi["cara"],
        cara_serah=isi.get("cara_serah", ""),
        sebab_terlambat=form.sebab_terlambat,
        **pihak(form),
    )
    if not p.terbuka:
        return "Pemberitahuan disampaikan. Permohonan selesai."
    return "Pemberitahuan disampaikan. Tenggat berhenti; informasi menunggu diserahkan."


def _serahkan(p: Permohonan, form: penyampaian.FormSerah) -> str:
    isi = form.cleaned_data
    terima = p.serahkan(cara=isi["cara"], penerima=isi["penerima"], bayar=form.bayar, **pihak(form))
    return f"Informasi diserahkan. Tanda Terima {terima.nomor} terbit. Permohonan selesai."


def _tanpa_identitas(p: Permohonan) -> Halangan | None:
    if not p.butuh_identitas:
        return None
    kalimat = "Catat identitas pemohon sebelum informasi diserahkan."
    return Halangan(kalimat, "catat_identitas", "Catat identitas pemohon")


def _ingatkan_pengambilan(p: Permohonan, form: penyampaian.FormIngatkanPemohon) -> None:
    p.ingatkan_pengambilan(cara=form.cleaned_data["cara"], **pihak(form))


def _tutup_tidak_diambil(p: Permohonan, form: FormAksi) -> None:
    p.tutup_tidak_diambil(**pihak(form))


def _belum_tidak_diambil(p: Permohonan) -> Halangan | None:
    if p.boleh_tutup_tidak_diambil:
        return None
    batas = f" Batasnya {hari_tanggal(p.batas_ambil)}." if p.batas_ambil else ""
    kalimat = f"Tutup sesudah {HARI_AMBIL} hari kerja dan satu pengingat kepada pemohon.{batas}"
    if p.diingatkan_pada:
        return Halangan(kalimat)
    return Halangan(kalimat, "ingatkan_pengambilan", "Ingatkan pemohon")


def _buka_kembali(p: Permohonan, form: koordinasi.FormBukaKembali) -> str:
    p.buka_kembali(alasan=form.cleaned_data["alasan"], **pihak(form))
    return f"Permohonan dibuka kembali. Jatuh tempo {hari_tanggal(p.jatuh_tempo)}."


def _kirim_ulang(p: Permohonan, form: penyampaian.FormKirimUlang) -> None:
    p.kirim_ulang(cara=form.cleaned_data["cara"], **pihak(form))


def _tanpa_jawaban(p: Permohonan) -> Halangan | None:
    ada = p.surat_tanggapan() and p.diberitahukan_pada
    return None if ada else Halangan("Belum ada surat jawaban yang disampaikan.")


JAWABAN: dict[str, Perbuatan] = {
    "bagi_rincian": Perbuatan(
        rincian.FormBagi,
        _bagi,
        "Rincian dibagi menjadi beberapa pertanyaan.",
        "Untuk permohonan yang memuat beberapa pertanyaan. Rincian asli tidak berubah.",
        halangan=_tanpa_bagian,
    ),
    "ubah_rincian": Perbuatan(
        rincian.FormUbahRincian,
        _ubah_rincian,
        "Rincian diubah.",
        "Hanya atas permintaan tertulis pemohon, untuk mempersempit yang diminta.",
        halangan=_tanpa_bagian,
    ),
    "teruskan": Perbuatan(
        koordinasi.FormTeruskan,
        _teruskan,
        "",
        "Untuk informasi yang tidak dapat diberikan di meja. Nota dinas terbit dan disimpan.",
    ),
    "disposisi": Perbuatan(
        koordinasi.FormDisposisi,
        _disposisi,
        "",
        "Unit membaca rincian dan arahan ini, bukan data pemohon.",
    ),
    "ingatkan_unit": Perbuatan(
        koordinasi.FormIngatkanUnit,
        _ingatkan_unit,
        "",
        "Tim penghubung unit itu menerima email pengingat.",
        halangan=_tanpa_unit,
    ),
    "usulkan_uji": Perbuatan(
        koordinasi.FormUji,
        _usulkan_uji,
        "Usulan dikirim ke kantor di atasnya.",
        "Enam bagian menurut Pasal 25 ayat (3) PKPU 22/2023. Usulan bukan keputusan, dan "
        "tenggat tetap berjalan.",
        halangan=_tanpa_induk,
    ),
    "usulkan_perpanjangan": Perbuatan(
        koordinasi.FormPerpanjangan,
        _usulkan_perpanjangan,
        "Usulan perpanjangan dikirim ke Kasubbag.",
        "Satu kali saja. Kasubbag yang memutuskan, dan perpanjangan berlaku sejak suratnya keluar.",
        halangan=_tanpa_perpanjangan,
    ),
    "kirim_perpanjangan": Perbuatan(
        koordinasi.FormKirimSurat,
        _kirim_perpanjangan,
        "",
        "Jatuh tempo berubah saat surat ini keluar.",
        halangan=_tanpa_surat_perpanjangan,
    ),
    "beritahukan": Perbuatan(
        penyampaian.FormBeritahukan,
        _beritahukan,
        "",
        "Tenggat berhenti saat pemberitahuan tertulis keluar.",
    ),
    "serahkan": Perbuatan(
        penyampaian.FormSerah,
        _serahkan,
        "",
        "Tanda Terima terbit dan permohonan selesai.",
        halangan=_tanpa_identitas,
    ),
    "ingatkan_pengambilan": Perbuatan(
        penyampaian.FormIngatkanPemohon, _ingatkan_pengambilan, "Pengingat dicatat."
    ),
    "tutup_tidak_diambil": Perbuatan(
        FormAksi,
        _tutup_tidak_diambil,
        "Permohonan ditutup, informasi tidak diambil.",
        "Hasilnya tetap seperti yang diberitahukan.",
        akhir=True,
        halangan=_belum_tidak_diambil,
    ),
    "buka_kembali": Perbuatan(
        koordinasi.FormBukaKembali,
        _buka_kembali,
        "",
        "Tenggat kedua dimulai hari ini, yang pertama tetap tercatat. Semua pertanyaan terbuka "
        "lagi dan pemohon diberi tahu.",
    ),
    "kirim_ulang": Perbuatan(
        penyampaian.FormKirimUlang,
        _kirim_ulang,
        "Jawaban dikirim ulang.",
        "Surat yang sama, sekali lagi.",
        halangan=_tanpa_jawaban,
    ),
}
