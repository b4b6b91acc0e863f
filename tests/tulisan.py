"""What was written between two looks at the whole database, and what reading alone may write."""

from django.apps import apps

from ppid.models import Berkas, Jejak, KepalaRantai, Naskah

BOLEH_BERTAMBAH = {
    Jejak: lambda baris: baris["jenis"] == "lihat",
    Berkas: lambda baris: baris["jenis"] == "pdf_naskah",
}


def isi_tabel() -> dict:
    """Every row of every table by its key."""
    semua = apps.get_models(include_auto_created=True)
    return {m: {baris[m._meta.pk.attname]: baris for baris in m.objects.values()} for m in semua}


def tulisan(dulu: dict, kini: dict) -> list[str]:
    """What was written that a GET may not write."""
    return [satu for model in dulu for satu in _tulisan(model, dulu[model], kini[model])]


def _tulisan(model, dulu: dict, kini: dict) -> list[str]:
    nama = model.__name__
    boleh = BOLEH_BERTAMBAH.get(model, lambda baris: False)
    hilang = [f"{nama} {pk} hilang" for pk in dulu.keys() - kini.keys()]
    tambah = [
        f"{nama} bertambah: {kini[pk]}"
        for pk in kini.keys() - dulu.keys()
        if model is not KepalaRantai and not boleh(kini[pk])
    ]
    ubah = [
        f"{nama} {pk} berubah: {kolom}"
        for pk in dulu.keys() & kini.keys()
        for kolom in dulu[pk]
        if dulu[pk][kolom] != kini[pk][kolom] and not _wajar(model, kolom, dulu[pk][kolom])
    ]
    return [*hilang, *tambah, *ubah]


def _wajar(model, kolom: str, lama) -> bool:
    """The chain's head moves with a `lihat`; a paper gets its PDF, once."""
    return model is KepalaRantai or (model is Naskah and kolom == "pdf_id" and lama is None)
