"""The API: procedures, dossiers, progress, figures and registers for other programs."""
