import matplotlib
import streamlit as st

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402


def attempt(draw):
    try:
        draw()
    except Exception as error:
        st.write(type(error).__name__)


many = st.slider("Many", 1, 9, 3)
figure, axes = plt.subplots(figsize=(3, 2))
axes.plot(np.arange(10) * many)
st.pyplot(figure)
st.pyplot(figure, width="content", alt=" a line ")
st.pyplot(figure, width=200)
st.pyplot(figure, use_container_width=False)
st.pyplot(figure, clear_figure=True)
st.write(len(figure.axes))
st.write(plt.figure(figsize=(2, 1)))
plt.figure(figsize=(2, 2))
plt.bar(["a", "b"], [1, many])
st.pyplot(plt.gcf())
attempt(lambda: st.pyplot(plt.gca()))
attempt(lambda: st.pyplot(figure, width="wide"))
attempt(lambda: st.pyplot(3))
attempt(lambda: st.pyplot(None))
attempt(lambda: st.pyplot())
plt.close("all")
