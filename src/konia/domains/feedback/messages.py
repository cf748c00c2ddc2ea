"""What is announced: petitions, as they are entered, answered, refused, published."""

# The register of petitions announces each change under its own name.
PETITIONS = "feedback.petitions"
