from django import forms


class FormMasuk(forms.Form):
    username = forms.CharField(
        label="Nama pengguna",
        max_length=80,
        error_messages={"required": "Isi nama pengguna Anda"},
        widget=forms.TextInput(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label="Kata sandi",
        max_length=200,
        strip=False,
        error_messages={"required": "Isi kata sandi Anda"},
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


class CariKantor(forms.Form):
    q = forms.CharField(max_length=80, required=False)
    provinsi = forms.RegexField(r"^\d\d$", required=False)
