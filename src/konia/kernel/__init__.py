"""What every room needs: units, time, access, audit, registers and figures."""
