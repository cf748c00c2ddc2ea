"""Filing an application online: one question per page, kept after every answer."""
