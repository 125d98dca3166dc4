"""The rules that a dataset must keep, each with a stable code."""

from __future__ import annotations

from onrecord.check.findings import Finding, Level, failed
from onrecord.check.rules import RULES, Rule, did_you_mean, finding, rule

__all__ = ["RULES", "Finding", "Level", "Rule", "did_you_mean", "failed", "finding", "rule"]
