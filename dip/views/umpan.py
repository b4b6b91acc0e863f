"""What machines read: the feed of a class, the map of an office's pages, who may look where."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from dip import publik
from dip.models import Dokumen, Penyusunan
from dip.views.informasi import cari_kelas
from ppid.ekspor import teks
from ppid.konteks import kantor_publik
from ppid.models import JenisHalaman, Satker

TERBARU = 50  # entries of a feed
SEKALI_BACA = 500
MAKS_ALAMAT = 50_000  # of one map, by its standard
XML = "application/xml; charset=utf-8"
HALAMAN = (
    *("beranda", "informasi", "informasi_dikecualikan", "dip", "dip_versi", "baru", "cek"),
    *("kontak", "tata_cara", "formulir", "laporan_publik", "statistik", *JenisHalaman.values),
)
# Pages behind a sign-in or a code, and papers' proofs: nothing to find there.
TERTUTUP = (
    *("/masuk/", "/kerja/", "/akun/", "/kelola/", "/*/meja/", "/*/saya/", "/*/verifikasi/"),
    *("/*/dokumen/", "/*/dip-kelola/", "/*/laporan-kelola/", "/*/foto/", "/audit/"),
)
PETA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _alamat(nama: str, *isi) -> str:
    return f"{settings.ALAMAT_DASAR}{reverse(nama, args=isi)}"


# The feed


@login_not_required
@require_safe
def umpan(request, satker: str, kelas: str):
    """Atom, the newest first; a document comes again when a file of it is ratified anew."""
    tempat = kantor_publik(request, satker)
    satu = cari_kelas(kelas)
    isi = Atom1Feed(
        title=f"{satu.judul}, {tempat.nama}",
        link=_alamat("informasi_kelas", tempat.slug, kelas),
        description=satu.arti,
        language="id",
        feed_url=_alamat("informasi_umpan", tempat.slug, kelas),
        author_name=tempat.nama,
    )
    for d in publik.dokumen_kelas(tempat, satu).order_by("-terakhir", "-disahkan_pada")[:TERBARU]:
        alamat = _alamat("informasi_dokumen", tempat.slug, d.token)
        saat = max(d.terakhir or d.disahkan_pada, d.disahkan_pada)
        isi.add_item(
            title=teks(d.judul),
            link=alamat,
            description=teks(d.ringkasan),
            unique_id=alamat,
            pubdate=d.disahkan_pada,
            updateddate=saat,
        )
    return HttpResponse(
        isi.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


# The maps


@login_not_required
@require_safe
def peta_situs(request, satker: str):
    """Every public page of an office, its documents and the rows of its DIP."""
    tempat = kantor_publik(request, satker)
    return StreamingHttpResponse(_peta(tempat), content_type=XML)


def _peta(tempat: Satker) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{PETA}">\n'
    for ke, (alamat, saat) in enumerate(_isi_peta(tempat)):
        if ke == MAKS_ALAMAT:
            break
        kapan = f"<lastmod>{saat:%Y-%m-%d}</lastmod>" if saat else ""
        yield f"<url><loc>{escape(alamat)}</loc>{kapan}</url>\n"
    yield "</urlset>\n"


def _isi_peta(tempat: Satker) -> Iterator[tuple]:
    yield from ((_alamat(nama, tempat.slug), None) for nama in HALAMAN)
    yield from ((_alamat("informasi_kelas", tempat.slug, k.alamat), None) for k in publik.KELAS)
    dokumen = Dokumen.objects.publik(tempat).order_by("pk")
    for token, saat in dokumen.values_list("token", "disahkan_pada").iterator(SEKALI_BACA):
        yield _alamat("informasi_dokumen", tempat.slug, token), tempat.setempat(saat)
    terbit = Penyusunan.objects.publik(tempat).select_related("satker")
    for satu in terbit:
        saat = tempat.setempat(satu.terbit_pada)
        yield _alamat("dip_versi_satu", tempat.slug, satu.tahun), saat
    if terbit:
        for kode in publik.entri_dip(terbit[0]).values_list("kode", flat=True).iterator():
            yield _alamat("dip_satu", tempat.slug, kode), tempat.setempat(terbit[0].terbit_pada)


@login_not_required
@require_safe
def peta_kantor(request):
    """The map of the maps: one of each office."""
    semua = Satker.objects.order_by("kode").values_list("slug", flat=True)
    isi = "".join(f"<sitemap><loc>{_alamat('peta_situs', s)}</loc></sitemap>\n" for s in semua)
    kepala = f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{PETA}">\n'
    return HttpResponse(f"{kepala}{isi}</sitemapindex>\n", content_type=XML)


@login_not_required
@require_safe
def robot(request):
    baris = ["User-agent: *", *(f"Disallow: {satu}" for satu in TERTUTUP), ""]
    baris.append(f"Sitemap: {_alamat('peta_kantor')}")
    return HttpResponse("\n".join(baris) + "\n", content_type="text/plain; charset=utf-8")
