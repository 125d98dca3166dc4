"""What a dataset is made of outside Python: Parquet, Data Package, hub card."""

from __future__ import annotations

from onrecord.publish.dataset import Written, content_hashes, stale_files, write
from onrecord.schema.release import Contributor, Licence, Release

__all__ = ["Contributor", "Licence", "Release", "Written", "content_hashes", "stale_files", "write"]
