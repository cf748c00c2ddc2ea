"""What a code in an address may look like; anything else has no page and reaches no table."""

from django.urls.converters import StringConverter


class Code(StringConverter):
    """A code of a procedure, dossier or payment request."""

    regex = r"[0-9A-Za-z][0-9A-Za-z._-]{0,59}"
