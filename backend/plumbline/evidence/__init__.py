"""The evidence a council puts before the inspectorate: items, files, versions, and where each is cited."""
