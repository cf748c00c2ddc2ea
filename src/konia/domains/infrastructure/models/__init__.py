"""Equipment, security and platforms."""

from .equipment import Device, DeviceCount, Link
from .platforms import (
    CallLog,
    DataService,
    PlatformMilestone,
    ReportingAccount,
    ServiceUse,
)  # fmt: skip
from .security import Alert, Incident, InformationSystem

__all__ = [
    "Alert",
    "CallLog",
    "DataService",
    "Device",
    "DeviceCount",
    "Incident",
    "InformationSystem",
    "Link",
    "PlatformMilestone",
    "ReportingAccount",
    "ServiceUse",
]
