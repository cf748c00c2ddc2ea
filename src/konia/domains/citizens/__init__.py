"""Who comes to the one-stop shop: persons, organisations, and who acts for whom."""
