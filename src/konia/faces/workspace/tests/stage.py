"""A stage for pages of the desk: who works there, and what they fill in."""

from konia.domains.dossiers.tests.stage import make_procedure
from konia.testing.cast import powers_of

CLERK = [
    "dossiers.see", "dossiers.receive", "dossiers.return", "citizens.look_up", "counters.serve",
    "payments.see", "payments.take_cash",
]  # fmt: skip
EXPERT = ["dossiers.see", "dossiers.change"]
LEADER = ["dossiers.see", "dossiers.change", "dossiers.sign", "figures.see"]
INTAKE = "/lam-viec/tiep-nhan/"


def people(unit="H21.31"):
    """Thư at the counter, Lan the expert and Dũng the leader of one unit."""
    return {
        name: powers_of(name, unit, permissions=held)
        for name, held in (("thu", CLERK), ("lan", EXPERT), ("dung", LEADER))
    }


def filled(procedure, **more):
    """What the clerk sends for one applicant with one original paper."""
    said = {
        "tt": procedure.code, "key": "k1", "kind": "1", "name": "Siu H'Bia",
        "identity_no": "064199001234", "phone": "0905123456", "unit": "H21.31",
        "channel": "counter", "delivery": "counter", "giay_0_ten": "Tờ khai",
        "giay_0_loai": "original", "giay_0_so": "1",
    }  # fmt: skip
    return said | more


def page(code, slug=""):
    """The address of a dossier's page, or of an act on it."""
    return f"/lam-viec/ho-so/{code}/" + (f"viec/{slug}/" if slug else "")


__all__ = ["CLERK", "EXPERT", "INTAKE", "LEADER", "filled", "make_procedure", "page", "people"]
