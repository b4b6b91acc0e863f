"""What every act from a form shares."""

from collections.abc import Callable
from dataclasses import dataclass

from permohonan.forms.aksi import FormAksi
from ppid import berkas
from ppid.models import Berkas


@dataclass(frozen=True)
class Halangan:
    """Why an act cannot be done yet, and the act that clears the way, if there is one."""

    kalimat: str
    aksi: str = ""
    tautan: str = ""


@dataclass(frozen=True)
class Perbuatan:
    """`kerjakan(permohonan, form)` does the act; what it returns is shown by `hasil`.

    `pesan` is what the case page says afterwards, `kalimat` what the act means, said before it.
    `halangan(permohonan)` names what stands in its way instead of the form.
    """

    form: type[FormAksi]
    kerjakan: Callable
    pesan: str
    kalimat: str = ""
    akhir: bool = False  # closes the case: the page is a confirmation
    hasil: str = ""  # "naskah": the paper opens; "kode": the new code is shown, once
    halangan: Callable = lambda p: None


def siapkan(form: FormAksi, nama: str, jenis: str) -> Berkas | None:
    """Store the upload of a field before the act's transaction."""
    unggahan = form.cleaned_data.get(nama)
    if not unggahan:
        return None
    return berkas.siapkan(unggahan, jenis, satker=form.permohonan.satker, oleh=form.pelaku)


def pihak(form: FormAksi) -> dict:
    return {"oleh": form.pelaku, "versi": form.cleaned_data["versi"]}
