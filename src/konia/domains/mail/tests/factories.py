"""Makes mailboxes."""

from datetime import date

import factory

from konia.domains.mail.models import Mailbox


class MailboxFactory(factory.django.DjangoModelFactory):
    """An open mailbox used yesterday."""

    class Meta:
        model = Mailbox

    address = factory.Sequence(lambda n: f"nguoi{n}@gialai.gov.vn")
    holder = "Nguyễn Thị Lan"
    created_on = date(2018, 1, 1)
    last_used_on = date(2021, 6, 14)

    class Params:
        idle = factory.Trait(last_used_on=date(2021, 5, 1))
        locked = factory.Trait(locked_on=date(2021, 1, 1))
