"""Figures drawn from everything below (指标): definitions in code, snapshots, roll-ups, dashboards."""
