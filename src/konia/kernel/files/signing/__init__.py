"""Digital signatures in PDF files: seals, signing, verifying.

Everything that needs the signing library is in here; loading it takes half a second, so other
modules reach it through `konia.kernel.files.signatures`, which loads it when somebody first signs.
"""
