"""Messages posted inside an act's transaction and delivered after it."""
