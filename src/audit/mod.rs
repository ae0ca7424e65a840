//! Audit placeholder.
