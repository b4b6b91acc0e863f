"""One act on several documents: each on its own, so that one refusal stops no other."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.core.paginator import Paginator

from dip.models import Dokumen
from dip.models.dokumen import muat_berkas
from ppid.alur import TransisiDitolak

PER_HALAMAN = 50


def halaman(request, kueri):
    """A page of documents with their files."""
    satu = Paginator(kueri, PER_HALAMAN).get_page(request.GET.get("hal"))
    satu.object_list = list(satu.object_list)
    muat_berkas(satu.object_list)
    return satu


def masing_masing(
    request, dokumen: Iterable[Dokumen], kerja: Callable[[Dokumen], None], berhasil: str
) -> None:
    """`berhasil`: what was done to so many, "3 dokumen disahkan." Refusals are named one by one."""
    banyak = 0
    for satu in dokumen:
        try:
            kerja(satu)
        except TransisiDitolak as galat:
            messages.warning(request, f"{satu.judul}: {galat}")
        else:
            banyak += 1
    if banyak:
        messages.success(request, f"{banyak} dokumen {berhasil}.")


def terpilih(kueri, pilih: dict[str, str]) -> list[Dokumen]:
    """The ticked ones of this office, in the order of the list; whatever else was sent is not."""
    return list(kueri.select_related("satker", "sop").filter(token__in=pilih))
