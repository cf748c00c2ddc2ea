"""Makes documents, transmissions, links and certificates."""

from datetime import UTC, date, datetime

import factory

from konia.domains.documents.models import (
    Certificate,
    Document,
    DocumentLink,
    Transmission,
    UnitCost,
)


class DocumentFactory(factory.django.DjangoModelFactory):
    """A signed document that left wholly electronically on 1/3/2021."""

    class Meta:
        model = Document

    number = factory.Sequence(lambda n: n + 1)
    code = factory.Sequence(lambda n: f"VB-{n}")
    register = "unit"
    year = 2021
    symbol = "UBND-NC"
    kind = "Công văn"
    issued_on = date(2021, 3, 1)
    sent_on = factory.SelfAttribute("issued_on")
    abstract = "Triển khai cải cách hành chính"
    channel = "electronic"
    signed = True

    class Params:
        with_paper = factory.Trait(channel="both")
        steering = factory.Trait(is_steering=True)
        incoming = factory.Trait(direction="in", register="incoming", sent_on=None)


class TransmissionFactory(factory.django.DjangoModelFactory):
    """A turn sent and received on 1/3/2021."""

    class Meta:
        model = Transmission

    sent_at = datetime(2021, 3, 1, 2, 0, tzinfo=UTC)
    received_at = datetime(2021, 3, 1, 2, 10, tzinfo=UTC)


class LinkFactory(factory.django.DjangoModelFactory):
    """A link that holds since 2019."""

    class Meta:
        model = DocumentLink

    first_on = date(2019, 1, 1)


class CertificateFactory(factory.django.DjangoModelFactory):
    """A personal certificate active until 2024."""

    class Meta:
        model = Certificate

    code = factory.Sequence(lambda n: f"54{n:04}")
    kind = "person"
    holder = "Nguyễn Thị Lan"
    device = "token"
    issued_on = date(2019, 6, 1)
    expires_on = date(2024, 5, 31)

    class Params:
        of_body = factory.Trait(kind="organisation")
        expired = factory.Trait(issued_on=date(2015, 1, 1), expires_on=date(2020, 1, 1))
        revoked = factory.Trait(revoked_on=date(2021, 2, 1), revoked_because="Chuyển công tác")


class RateFactory(factory.django.DjangoModelFactory):
    """6,774 đồng a turn since the end of 2020."""

    class Meta:
        model = UnitCost

    code = "document_turn"
    amount_vnd = 6774
    basis = "giả định"
    first_on = date(2020, 12, 15)
