"""The roof: settings, addresses and entry points."""
