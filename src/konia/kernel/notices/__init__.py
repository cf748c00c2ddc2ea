"""Telling people outside: templates in Vietnamese, by e-mail, SMS and Zalo, each delivery kept."""
