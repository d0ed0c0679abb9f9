"""The Streamlit surface: commands turn a script's calls into page writes and door reads on the current `Host`."""
