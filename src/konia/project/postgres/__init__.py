"""The embedded PostgreSQL that runs when no server is named: started, found, stopped."""
