"""The years of the DIP: list, beginning of one, its track, its papers."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from dip.forms.penyusunan import FormMulai, FormPindaian
from dip.langkah import Lajur, naskah_untuk
from dip.models import Bagian, Penyusunan
from dip.status.penyusunan import KEMBALI_NOTA
from dip.views.jalan import alamat, ambil, siapkan
from dip.views.terbitkan import respons_naskah
from ppid import alur, berkas
from ppid.bidang import TIDAK_SAH, dikirim
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Jejak, Naskah
from ppid.naskah import NomorTerpakai
from ppid.templatetags.ppid import hari_tanggal, saat, saat_pendek, ukuran

PER_HALAMAN = 20
# The pages of the chain beside its track, with the rights that open them.
LEMBAR = (
    ("Usulan unit", "dip_usulan", (Izin.LIHAT_DIP,)),
    ("Telaah dan klarifikasi", "dip_telaah", (Izin.SUSUN_DIP,)),
    (
        *("Koreksi dan pengesahan", "dip_pertimbangan"),
        (Izin.ATASAN_PPID, Izin.PERTIMBANGKAN, Izin.SUSUN_DIP),
    ),
    (
        *("Penetapan Pleno", "dip_pleno"),
        (Izin.ATASAN_PPID, Izin.TETAPKAN_DIP, Izin.SUSUN_DIP),
    ),
    ("Penerbitan dan cetakan", "dip_terbitkan", (Izin.SUSUN_DIP,)),
    ("Laporan tahunan", "dip_laporan", (Izin.SUSUN_DIP, Izin.LIHAT_PIMPINAN)),
)
JUMLAH = Count("entri", filter=Q(entri__dicoret_pada=None))


@butuh(Izin.LIHAT_DIP)
@require_safe
def daftar(request, pelaku: Pelaku):
    kueri = Penyusunan.objects.untuk(pelaku).annotate(jumlah=JUMLAH).order_by("-tahun")
    halaman = Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal"))
    baris = sorted(halaman.object_list, key=lambda dip: dip.terbit)  # the running ones first
    tanpa = _tanpa_pindaian(baris)
    konteks = {
        "halaman": halaman,
        "baris": [{"dip": dip, "tanpa_pindaian": tanpa.get(dip.pk, 0)} for dip in baris],
        "tahun_baru": tahun_berikut(pelaku) if boleh_mulai(pelaku) else None,
    }
    return render(request, "dip/kelola/daftar.html", konteks)


def _tanpa_pindaian(semua: list[Penyusunan]) -> dict[int, int]:
    """Signed papers without their scan, by the key of the year they are about."""
    jenis = ContentType.objects.get_for_model(Penyusunan)
    milik = Naskah.objects.filter(tentang_jenis=jenis, tentang_id__in=[dip.pk for dip in semua])
    milik = milik.filter(bertanda_tangan=True, pindaian=None).order_by()
    return dict(milik.values_list("tentang_id").annotate(Count("pk")))


def tahun_berikut(pelaku: Pelaku) -> int:
    """This year, or the first later one that has no DIP yet."""
    ada = set(Penyusunan.objects.untuk(pelaku).values_list("tahun", flat=True))
    tahun = pelaku.satker.hari_ini.year
    return next(n for n in range(tahun, tahun + len(ada) + 1) if n not in ada)


def boleh_mulai(pelaku: Pelaku) -> bool:
    calon = Penyusunan.calon(pelaku.satker, 0)
    return alur.berhak(alur.transisi(Penyusunan, "tugaskan_kabag"), calon, pelaku)


# Step 1


@butuh(Izin.TUGASKAN_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def mulai(request, pelaku: Pelaku):
    calon = Penyusunan.calon(pelaku.satker, tahun_berikut(pelaku))
    if not alur.berhak(alur.transisi(Penyusunan, "tugaskan_kabag"), calon, pelaku):
        raise PermissionDenied("Menurut SOP kantor ini, langkah 1 dikerjakan jabatan lain.")
    form = FormMulai(dikirim(request), pelaku=pelaku, calon=calon)
    if form.is_valid():
        try:
            dip = _mulai(form, pelaku)
        except NomorTerpakai as galat:
            form.add_error("nomor", galat)
        else:
            messages.success(request, _kalimat_mulai(dip))
            return redirect(alamat(dip))
    konteks = {
        "form": form,
        "url": reverse("dip_kelola", args=[pelaku.satker.slug]),
        "tombol": "Tugaskan penyusunan" if calon.sekali_tugas else "Tugaskan Kabag",
        "sekali_tugas": calon.sekali_tugas,
        "langkah": calon.sop.langkah_per_kunci.get("tugaskan_kabag"),
        "terakhir": Penyusunan.objects.publik(pelaku.satker).annotate(jumlah=JUMLAH).first(),
    }
    return render(request, "dip/kelola/mulai.html", konteks, status=_status(form))


def _mulai(form: FormMulai, pelaku: Pelaku) -> Penyusunan:
    return Penyusunan.mulai_tahun(
        form.cleaned_data["tahun"],
        oleh=pelaku,
        arahan=form.cleaned_data["arahan"],
        koordinator=form.koordinator(),
        mulai=form.mulai(),
        detik=form.detik(),
        nomor=form.nomor(),
    )


def _kalimat_mulai(dip: Penyusunan) -> str:
    warisan = dip.entri.count()
    dibawa = f" {warisan} informasi dari DIP sebelumnya dibawa untuk diperbarui." if warisan else ""
    return f"Penyusunan DIP {dip.tahun} dimulai dan lembar disposisinya terbit.{dibawa}"


def _status(form) -> int:
    return TIDAK_SAH if form is not None and form.is_bound else 200


# The track


@butuh(Izin.LIHAT_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def tahun(request, pelaku: Pelaku, tahun: int):
    dip = ambil(pelaku, tahun)
    if request.method != "POST":
        return _halaman(request, pelaku, dip)
    if request.POST.get("aksi") != "unggah_pindaian":
        raise Http404
    if not pelaku.boleh(Izin.SUSUN_DIP):
        raise PermissionDenied("Pindaian naskah diunggah desk.")
    form = FormPindaian(request.POST, request.FILES, pelaku=pelaku, dip=dip)
    pindaian = siapkan(form, "berkas", pelaku) if form.is_valid() else None
    if pindaian is None:
        return _halaman(request, pelaku, dip, form)
    dip.unggah_pindaian(form.cleaned_data["naskah"], pindaian, **form.pihak())
    messages.success(request, "Pindaian naskah disimpan.")
    return redirect(alamat(dip))


def _halaman(request, pelaku: Pelaku, dip: Penyusunan, form=None):
    lajur = Lajur(dip, pelaku)
    tanpa = [n for n in lajur.naskah if n.bertanda_tangan and not n.pindaian]
    if form is None and tanpa and pelaku.boleh(Izin.SUSUN_DIP):
        form_pindaian = FormPindaian(pelaku=pelaku, dip=dip)
    else:
        form_pindaian = form
    konteks = {
        "dip": dip,
        "lajur": lajur,
        "fakta": fakta(dip, lajur),
        "bagian": [_bagian(satu) for satu in lajur.bagian],
        "kembali": _pengembalian(dip, pelaku),
        "naskah": [butir_naskah(dip, n) for n in lajur.naskah],
        "tanpa_pindaian": tanpa,
        "form": form,
        "form_pindaian": form_pindaian,
        "lembar": [(teks, alamat(dip, nama)) for teks, nama in _lembar(pelaku)],
        "url": reverse("dip_kelola", args=[dip.satker.slug]),
    }
    return render(request, "dip/kelola/tahun.html", konteks, status=_status(form))


def _lembar(pelaku: Pelaku) -> list[tuple[str, str]]:
    return [(teks, nama) for teks, nama, izin in LEMBAR if any(map(pelaku.boleh, izin))]


def fakta(dip: Penyusunan, lajur: Lajur) -> list[dict]:
    pertama = lajur.kegiatan["tugaskan_kabag"]
    oleh = f"\n{pertama[0].oleh.nama}" if pertama and pertama[0].oleh else ""
    jumlah = dip.entri.aggregate(
        ada=Count("pk", filter=Q(dicoret_pada=None)),
        warisan=Count("pk", filter=Q(dicoret_pada=None, asal__isnull=False)),
    )
    dari_lalu = f"\n{jumlah['warisan']} dari DIP sebelumnya" if jumlah["warisan"] else ""
    isi = [
        ("Dimulai", saat(dip.mulai, dip.satker) + oleh),
        ("Kabag yang ditugaskan", dip.koordinator.nama if dip.koordinator else ""),
        ("Nota dinas", _nota(dip)),
        ("Batas pengisian", _batas(lajur)),
        ("Informasi", f"{jumlah['ada']} informasi{dari_lalu}"),
        ("SOP", f"versi {dip.sop.versi}, berlaku sejak {hari_tanggal(dip.sop.berlaku_sejak)}"),
    ]
    return [{"nama": n, "isi": v} for n, v in isi if v]


def _nota(dip: Penyusunan) -> str:
    if not dip.nota_nomor:
        return ""
    return f"{dip.nota_nomor}\nditandatangani {saat(dip.nota_ditandatangani_pada, dip.satker)}"


def _batas(lajur: Lajur) -> str:
    """The last day that any part has."""
    batas = [b.batas for b in lajur.bagian if b.terbuka]
    return hari_tanggal(max(batas)) if batas else ""


def _bagian(satu: Bagian) -> dict:
    oleh = f"{satu.diserahkan_oleh.nama}, " if satu.diserahkan_oleh else ""
    pada = satu.diserahkan_pada
    return {
        "bagian": satu,
        "diserahkan": oleh + saat_pendek(pada, satu.satker) if pada else "",
        "ragam": "terlambat" if satu.terlambat else "perhatian" if satu.terbuka else "aman",
        "keadaan": "Terlambat" if satu.terlambat else satu.keadaan,
    }


def _pengembalian(dip: Penyusunan, pelaku: Pelaku) -> list[dict]:
    """What was sent back and why, the newest first; of the proposed DIP the last note stands,
    which may name any unit's rows."""
    nota = dip.konsep.filter(aksi__in=KEMBALI_NOTA).select_related("oleh")
    butir = [(k.pada, _judul_kembali(k.aksi), k.catatan, k.oleh) for k in nota]
    jejak = Jejak.objects.tentang(dip).filter(jenis__startswith="kembalikan_")
    lain = list(jejak.exclude(jenis__in=KEMBALI_NOTA).select_related("oleh").order_by("urut"))
    for satu in lain:
        terakhir = satu is lain[-1] and not pelaku.sebatas_unit
        catatan = dip.catatan_kembali if terakhir else ""
        butir.append((satu.waktu, _judul_kembali(satu.jenis), catatan, satu.oleh))
    return [_butir_kembali(dip, *satu) for satu in sorted(butir, key=lambda b: b[0], reverse=True)]


KEMBALI = {
    "kembalikan_koreksi": "Konsep dikembalikan saat koreksi",
    "kembalikan_nota": "Konsep dikembalikan saat persetujuan",
    "kembalikan_ttd": "Konsep dikembalikan sebelum tanda tangan",
    "kembalikan_usulan": "Usulan dikembalikan Atasan PPID",
    "kembalikan_pertimbangan": "Usulan dikembalikan tim pertimbangan",
    "kembalikan_pleno": "Usulan dikembalikan Pleno",
}


def _judul_kembali(aksi: str) -> str:
    return KEMBALI.get(aksi, "Dikembalikan")


def _butir_kembali(dip: Penyusunan, pada, judul: str, catatan: str, oleh) -> dict:
    siapa = f" · {oleh.nama}" if oleh else ""
    keterangan = f"{saat_pendek(pada, dip.satker)}{siapa}"
    return {"judul": judul, "keterangan": keterangan, "catatan": catatan}


# Papers


def butir_naskah(dip: Penyusunan, n: Naskah) -> dict:
    kurang = ["pindaian belum diunggah"] if n.bertanda_tangan and not n.pindaian else []
    return {
        "url": alamat(dip, "dip_naskah", n.token),
        "nama": n.judul,
        "jenis": "PDF",
        "ukuran": ukuran(n.pdf.ukuran) if n.pdf else "",
        "keterangan": " · ".join([n.nomor, hari_tanggal(n.tanggal), *kurang]),
        "pindaian": n.pindaian,
    }


@butuh(Izin.LIHAT_DIP)
@require_safe
def naskah(request, pelaku: Pelaku, tahun: int, token: str):
    """A paper about the year's DIP or one of the parts that the reader sees; `?pindaian` its scan
    as it was signed."""
    dip = ambil(pelaku, tahun)
    milik = naskah_untuk(pelaku, dip) | _naskah_bagian(pelaku, dip)
    satu = get_object_or_404(milik.select_related("pdf", "pindaian"), token=token)
    if "pindaian" not in request.GET:
        return respons_naskah(request, dip, satu)
    if satu.pindaian is None:
        raise Http404
    return berkas.respons(satu.pindaian, pelaku)


def _naskah_bagian(pelaku: Pelaku, dip: Penyusunan):
    milik = Bagian.objects.untuk(pelaku).filter(penyusunan=dip)
    jenis = ContentType.objects.get_for_model(Bagian)
    return Naskah.objects.filter(tentang_jenis=jenis, tentang_id__in=milik.values("pk"))
