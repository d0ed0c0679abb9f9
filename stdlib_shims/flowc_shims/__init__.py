"""What an unchanged script imports and flowc stands in front of: `streamlit/` and `stdlib/`."""
