"""Electronic social insurance: VssID registrations, child cards, dossiers of employers."""
