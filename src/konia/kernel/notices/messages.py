"""What the room hears, and who serves each way; read when the system starts."""

from konia.kernel.outbox.post import subscribe, subscribe_outside

from .by_email import Email
from .by_gateway import Sms, Zalo
from .delivering import deliver
from .forgotten_actions import ASKED, send_links
from .inviting_actions import OPENED, tell_opened
from .sending import TOPIC
from .states import Way
from .ways import serve

subscribe_outside(TOPIC, deliver, name="notices")
subscribe(ASKED, send_links)
subscribe(OPENED, tell_opened)
serve(Way.EMAIL, Email())
serve(Way.SMS, Sms())
serve(Way.ZALO, Zalo())
