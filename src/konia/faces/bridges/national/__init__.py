"""The wire to the national public service portal: dossiers and their progress."""
