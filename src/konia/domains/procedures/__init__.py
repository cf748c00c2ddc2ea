"""The catalogue of administrative procedures: publication, review, online services, questions."""
