"""The shell: commands that other programs may rely on."""
