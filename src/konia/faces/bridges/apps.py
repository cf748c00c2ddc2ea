"""Makes the face known to Django, opens the wires that have an address, listens."""

from django.apps import AppConfig


class BridgesConfig(AppConfig):
    """The bridges face."""

    name = "konia.faces.bridges"
    label = "bridges"

    def ready(self) -> None:
        from konia.domains.payments.gateways import register_gateway

        from .actions import on_answer
        from .listeners import listen
        from .national.listening import note_answer
        from .national.sending import TARGET, send_packet
        from .outside import outside
        from .payment import NationalGateway
        from .refunds import send_refund
        from .sending import register_sender
        from .tax import send_tax
        from .zalo.talking import TARGET as ZALO
        from .zalo.talking import send_reply

        told = outside()
        if told.payment_url:
            register_gateway(NationalGateway(told))
        register_sender("payment", send_refund)
        register_sender("tax", send_tax)
        register_sender(TARGET, send_packet)
        register_sender(ZALO, send_reply)
        on_answer(note_answer)
        listen()
