"""Working days, holidays, reporting periods and deadlines; it never reads the clock."""
