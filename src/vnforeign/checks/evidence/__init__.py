"""Rules on evidence, and the texts it is held against."""

from __future__ import annotations

from vnforeign.checks.evidence._texts import evidence_of, verify_evidence

__all__ = ["evidence_of", "verify_evidence"]
