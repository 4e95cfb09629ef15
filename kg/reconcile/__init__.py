"""Matching the rows of a table to entities: the OpenRefine reconciliation API, without HTTP."""

from kg.reconcile.manifest import manifest
from kg.reconcile.service import ReconcileError, Reconciler, read_reconciler

__all__ = ["ReconcileError", "Reconciler", "manifest", "read_reconciler"]
