"""Readers of files from anywhere are given bytes nobody wrote."""
