# Functions and modules are kept in a table of pages and called from there; what is no opened function is called as it is.
# events: set page = "two"; set k = 3; set page = "three"; set page = "one"; set page = "four"; set page = "whole"; set page = "bad"; set page = "two"; set k = 4
import streamlit as st
import one_of_pages, two_of_pages
def three(k, more=1):
    st.write('three', k, more)
def whole(k):
    return k
def four():
    st.write('four')
class Page:
    def __init__(self, name):
        self.name = name
    def app(self, k):
        st.write('page', self.name, k)
        self.app_of(k)
    def app_of(self, k, *rest, word=2):
        st.write('inner', k, rest, word)
        if k > 3:
            return 1
pages = {'one': one_of_pages.app, 'two': two_of_pages.app, 'three': three, 'whole': whole, 'bad': lambda: 1, 'four': four}
choice = st.selectbox('page', list(pages))
k = st.slider('k', 0, 9, 5)
page = pages[choice]
try:
    page(k)
except TypeError as error:
    st.write(str(error))
def chosen():
    st.write('chosen')
    if choice != 'bad':
        pages[choice](k)
        f = pages[choice]
        f(k=k)
chosen()
module = one_of_pages if k > 3 else two_of_pages
module.app(k)
Page(choice).app(k)
one = Page('one')
one.app(k)
def deep(k):
    st.write('deep', k)
    again = deep
    if k:
        again(k - 1)
deep(2)
# --- one_of_pages.py
import streamlit as st
def app(k):
    st.write('one', k)
# --- two_of_pages.py
import streamlit as st
def app(k, other=7):
    st.write('two', k)
    with st.container():
        st.write(other)
