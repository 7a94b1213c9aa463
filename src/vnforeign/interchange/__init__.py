"""Records in the shapes other tools read."""

from __future__ import annotations

from vnforeign.interchange._frames import to_frame, to_frames
from vnforeign.interchange._schema import Column, frame_schema

__all__ = ["Column", "frame_schema", "to_frame", "to_frames"]
