"""Equipment, links, information security, and the platforms systems share data through."""
