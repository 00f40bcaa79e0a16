"""New resolutions: from files to drafts."""
