"""Properties are checked without a clock: a busy machine is no fault of the code."""

from hypothesis import HealthCheck, settings

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
