"""An undefined variable in one of our templates fails the test that renders it."""

import inspect

from django.template.base import Node


class VariabelTakDikenal(AssertionError):
    pass


class Cermat:
    """Stands in for `string_if_invalid`.

    Templates of installed packages keep Django's leniency, and so do ours that crispy-forms calls
    with a context of its own.
    """

    LUNAK = ("site-packages", "/templates/bootstrap5/")

    def __contains__(self, teks):
        return teks == "%s"

    def __mod__(self, variabel):
        asal = asal_templat()
        if any(bagian in asal for bagian in self.LUNAK):
            return ""
        raise VariabelTakDikenal(f"Variabel {variabel} tidak dikenal di {asal}")

    def __str__(self):
        return ""


def asal_templat() -> str:
    """Where the tag being rendered was written: the nearest node on the stack knows its file."""
    bingkai = inspect.currentframe()
    while bingkai := bingkai.f_back:
        simpul = bingkai.f_locals.get("self")
        if isinstance(simpul, Node) and getattr(simpul, "origin", None):
            return str(simpul.origin.name)
    return "templat tanpa nama"
