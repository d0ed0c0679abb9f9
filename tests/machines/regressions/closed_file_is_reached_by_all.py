# A file that was closed stays as it is, whoever touches it: who wrote it does not write it again when the walk begins again.
# events: 
from pathlib import Path
import streamlit as st
FILES = Path(__file__).parent
frame_n = st.sidebar.slider('frame n', 0, 9, 3)
with open(FILES / 'one.txt', 'a') as handle: handle.write(str((frame_n if 'n' in st.session_state else frame_n)) + '\n')
def one():
    st.write('names', 'page' in globals(), 'mod' in globals())
def four():
    pass
page_one = st.Page(one, title='T' + str(9))
page_two = st.Page('pages/two.py', url_path='at-two')
page_three = st.Page('pages/three.py', url_path='at-three')
page_four = st.Page(four, url_path='at-four')
pages = [page_one, page_two, page_three, page_four]
page = st.navigation(pages, position='hidden' if frame_n == 9 else 'sidebar')
page.run()
# --- pages/two.py
# --- pages/three.py
