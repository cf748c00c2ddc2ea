"""What people say to the authorities: dialogues, petitions, and cases of the 1022 line."""
