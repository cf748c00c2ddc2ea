"""Payments: what is asked of a payer, how it was paid, and that nothing is paid twice."""
