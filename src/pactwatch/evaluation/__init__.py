"""Predictions measured against annotated documents: scores, links, the gate of pinned floors."""
