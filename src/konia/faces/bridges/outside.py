"""Where the outside systems are, read once from the environment; a blank address is off."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Outside:
    """Addresses and secrets. site_url: how the outside reaches this site.

    tax_steps, tax_units: beginnings of codes of process steps, and codes of units, with commas
    between, at which a land dossier lies with the tax branch. petition_unit: code of the unit
    that petitions of the national portal come to; blank for the province itself.
    """

    site_url: str = "http://127.0.0.1:8000"
    payment_url: str = ""
    payment_secret: str = ""
    payment_merchant: str = "H21"
    national_url: str = ""
    national_user: str = ""
    national_password: str = ""
    national_secret: str = ""
    petition_unit: str = ""
    tax_url: str = ""
    tax_secret: str = ""
    tax_steps: str = "THUE"
    tax_units: str = ""
    zalo_app: str = ""
    zalo_secret: str = ""

    @classmethod
    def read(cls, source: Mapping[str, str] = os.environ) -> "Outside":
        """Read KONIA_SITE_URL, KONIA_PAYMENT_URL, … ; what is not set keeps its default."""
        given = {
            name: source[f"KONIA_{name.upper()}"].rstrip("/")
            for name in cls.__dataclass_fields__
            if f"KONIA_{name.upper()}" in source
        }
        return cls(**given)


def outside() -> Outside:
    """What this process was told."""
    from django.conf import settings

    found: Outside = settings.KONIA_OUTSIDE
    return found
