"""Questions both ways: the council asks the lead and the support officer, the inspectorate asks the coordinator (R20, R154)."""
