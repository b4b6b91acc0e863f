"""Steps 3 to 6: the nota dinas drafted, corrected, approved, signed; what each hand changed."""

from csp.decorators import csp, csp_update
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from dip import beda
from dip.forms.penyusunan import FormDip, FormKembali, FormKonsep, FormTandatangan
from dip.langkah import Lajur
from dip.models import KonsepNota, Penyusunan
from dip.naskah import nota as naskah
from dip.views.jalan import alamat, ambil
from dip.views.kelola import butir_naskah
from ppid import alur
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Naskah
from ppid.naskah import KEBIJAKAN_PRATINJAU, NomorTerpakai, penanda, pratinjau
from ppid.templatetags.ppid import hari_tanggal, saat

PER_HALAMAN = 10
KATA = {
    "simpan_konsep": "Konsep disimpan",
    "kirim_konsep": "Konsep dikirim untuk dikoreksi",
    "koreksi_nota": "Dikoreksi dan diteruskan",
    "setujui_nota": "Disetujui",
    "kembalikan_koreksi": "Dikembalikan saat koreksi",
    "kembalikan_nota": "Dikembalikan saat persetujuan",
    "kembalikan_ttd": "Dikembalikan sebelum tanda tangan",
}
FORM = {
    "simpan_konsep": FormKonsep,
    "kirim_konsep": FormKonsep,
    "koreksi_nota": FormKonsep,
    "setujui_nota": FormDip,
    "tandatangani_nota": FormTandatangan,
    "kembalikan_koreksi": FormKembali,
    "kembalikan_nota": FormKembali,
    "kembalikan_ttd": FormKembali,
}


@csp_update({"frame-src": ["'self'"]})
@butuh(Izin.LIHAT_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def nota(request, pelaku: Pelaku, tahun: int):
    dip = ambil(pelaku, tahun)
    if request.method != "POST":
        return _halaman(request, pelaku, dip)
    aksi = request.POST.get("aksi", "")
    if aksi not in FORM:
        raise Http404
    form = FORM[aksi](request.POST, pelaku=pelaku, dip=dip)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, aksi, form)
    try:
        messages.success(request, KERJA[aksi](dip, form))
    except NomorTerpakai as galat:
        dip.refresh_from_db()
        form.add_error("nomor", galat)
        return _halaman(request, pelaku, dip, aksi, form)
    return redirect(alamat(dip, "dip_nota"))


def _simpan(dip: Penyusunan, form: FormKonsep) -> str:
    dip.simpan_konsep(*form.teks(), **form.pihak())
    return "Konsep disimpan."


def _kirim(dip: Penyusunan, form: FormKonsep) -> str:
    dip.kirim_konsep(*form.teks(), **form.pihak())
    return "Konsep dikirim untuk dikoreksi."


def _koreksi(dip: Penyusunan, form: FormKonsep) -> str:
    dip.koreksi_nota(*form.teks(), detik=form.detik(), **form.pihak())
    return "Hasil koreksi diteruskan untuk disetujui."


def _setujui(dip: Penyusunan, form: FormDip) -> str:
    dip.setujui_nota(detik=form.detik(), **form.pihak())
    return "Nota dinas disetujui dan diserahkan untuk ditandatangani."


def _tandatangani(dip: Penyusunan, form: FormTandatangan) -> str:
    dip.tandatangani_nota(nomor=form.nomor(), **form.pihak())
    kalimat = f"Nota dinas {dip.nota_nomor} terbit dan disampaikan kepada setiap bagian."
    return f"{kalimat} Cetak, tandatangani, lalu unggah pindaiannya."


def _kembalikan(aksi: str):
    def kerja(dip: Penyusunan, form: FormKembali) -> str:
        catatan = form.cleaned_data["catatan"]
        dip.kembalikan_nota(aksi, catatan, detik=form.detik(), **form.pihak())
        return "Konsep dikembalikan kepada penyusun dengan catatan."

    return kerja


KERJA = {
    "simpan_konsep": _simpan,
    "kirim_konsep": _kirim,
    "koreksi_nota": _koreksi,
    "setujui_nota": _setujui,
    "tandatangani_nota": _tandatangani,
} | {aksi: _kembalikan(aksi) for aksi in FORM if aksi.startswith("kembalikan")}


# The page


def _halaman(request, pelaku: Pelaku, dip: Penyusunan, aksi: str = "", form=None):
    boleh = [t.nama for t in alur.tersedia(dip, pelaku) if t.nama in FORM]
    isian = {nama: _form(nama, dip, pelaku) for nama in boleh}
    if form is not None:
        isian[aksi] = form
    lajur, riwayat = Lajur(dip, pelaku), _riwayat(dip, request.GET.get("hal"))
    konteks = {
        "dip": dip,
        "fakta": _fakta(dip),
        "menunggu": lajur.menunggu,
        "tulis": _tulis(isian, aksi),
        "isian": isian,
        "kembali": next((n for n in isian if n.startswith("kembalikan")), ""),
        "riwayat": riwayat,
        "terakhir": riwayat.object_list[0] if riwayat.number == 1 and riwayat else None,
        "naskah": [butir_naskah(dip, n) for n in lajur.naskah if n.jenis == naskah.NOTA.kode],
        "form": form,
        "url": alamat(dip),
    }
    status = TIDAK_SAH if form is not None else 200
    templat = "dip/nota/tulis.html" if konteks["tulis"] else "dip/nota/baca.html"
    return render(request, templat, konteks, status=status)


def _tulis(isian: dict, aksi: str):
    """The form of the text: the one that was refused, under either of its buttons, else anew."""
    nama = [aksi, "kirim_konsep", "koreksi_nota"]
    return next((isian[n] for n in nama if n in isian and FORM[n] is FormKonsep), None)


def _form(nama: str, dip: Penyusunan, pelaku: Pelaku):
    return FORM[nama](pelaku=pelaku, dip=dip, auto_id=f"id_{nama}_%s")


def _fakta(dip: Penyusunan) -> list[dict]:
    orang = penanda(naskah.NOTA, dip.satker)
    isi = [
        ("Penyusunan", str(dip)),
        ("Keadaan", dip.keadaan),
        ("Kepada", f"{len(naskah.yth(dip))} bagian dan subbagian"),
        ("Tanda tangan", "\n".join(filter(None, (orang["nama"], orang["jabatan"])))),
    ]
    if dip.nota_nomor:
        pada = saat(dip.nota_ditandatangani_pada, dip.satker)
        isi.append(("Nomor", f"{dip.nota_nomor}\nditandatangani {pada}"))
    else:
        batas = hari_tanggal(dip.konteks_nota()["batas"])
        isi.append(("Batas penyerahan", f"{batas}, bila ditandatangani hari ini"))
    return [{"nama": n, "isi": v} for n, v in isi if v]


def _riwayat(dip: Penyusunan, hal):
    """Each hand on the text, the newest first, beside the text before it."""
    semua = dip.konsep.select_related("oleh").order_by("-pada", "-pk")
    halaman = Paginator(semua, PER_HALAMAN).get_page(hal)
    awal = halaman.start_index() - 1 if halaman.paginator.count else 0
    baris = list(semua[awal : awal + PER_HALAMAN + 1])  # one more: what the last one is held to
    sebelum = [*baris[1:], None]
    milik = zip(baris[:PER_HALAMAN], sebelum, strict=False)
    halaman.object_list = [_langkah(dip, satu, lama) for satu, lama in milik]
    return halaman


def _langkah(dip: Penyusunan, satu: KonsepNota, lama: KonsepNota | None) -> dict:
    hal = beda.beda(lama.hal, satu.hal) if lama else []
    isi = beda.beda(lama.isi, satu.isi) if lama else []
    return {
        "judul": KATA.get(satu.aksi, satu.aksi),
        "oleh": ", ".join(filter(None, (satu.oleh.nama, satu.jabatan))),
        "pada": saat(satu.pada, dip.satker),
        "catatan": satu.catatan,
        "pertama": lama is None,
        "hal": hal,
        "isi": isi,
        "berubah": beda.berubah(hal) + beda.berubah(isi),
    }


@csp(KEBIJAKAN_PRATINJAU)
@xframe_options_sameorigin
@butuh(Izin.LIHAT_DIP)
@require_safe
def surat(request, pelaku: Pelaku, tahun: int):
    """The nota dinas as it will print, or as it was frozen, for the frame."""
    dip = ambil(pelaku, tahun)
    terbit = Naskah.objects.tentang(dip).filter(jenis=naskah.NOTA.kode).last()
    if terbit:
        return HttpResponse(terbit.html)
    if not dip.nota_isi:  # the proposal of the portal, not stored yet
        dip.nota_hal, dip.nota_isi = dip.konsep_awal()
    return HttpResponse(pratinjau(naskah.NOTA, dip, dip.konteks_nota()))
