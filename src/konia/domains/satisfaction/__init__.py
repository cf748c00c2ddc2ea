"""How satisfied people are: rating a service after it, and surveys."""
