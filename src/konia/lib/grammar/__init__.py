"""How Vietnamese officials write numbers, shares, days and the numbers of papers."""
