"""The province's work, one room for each subject."""
