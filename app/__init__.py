"""Mødeklar: ready for the meeting."""
