"""The demonstration: invented offices, people and cases around today. Never real data.

The words lie in `ppid/data/demo/`; here is what makes rows of them, cases by their verbs only.
"""
