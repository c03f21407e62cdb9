"""YAML to Plan: the only door for YAML."""
