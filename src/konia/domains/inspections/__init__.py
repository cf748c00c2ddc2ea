"""Plans of inspections, the units they name, visits, and what was found."""
