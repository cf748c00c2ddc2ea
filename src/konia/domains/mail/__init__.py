"""Official mailboxes and how regularly they are used."""
