"""Desks of the one-stop: queue tickets with measured waiting, devices, reserved numbers."""
