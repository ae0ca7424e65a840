//! Score placeholder.
