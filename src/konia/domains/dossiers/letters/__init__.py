"""The prescribed forms of the one-stop desk, chosen by date, typeset as PDF."""
