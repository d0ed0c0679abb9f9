import streamlit as st


def attempt(draw):
    try:
        draw()
    except Exception as error:
        st.write(type(error).__name__)


def main():
    label = st.text_input("Label", "next", max_chars=5)
    st.graphviz_chart(f'digraph {{ a -> b [label="{label}"] }}')
    st.graphviz_chart("graph { a -- b }", width="stretch", height=200, alt=" two ")
    st.graphviz_chart("graph { a -- b }", use_container_width=True)
    st.graphviz_chart("not a graph")
    attempt(lambda: st.graphviz_chart(3))
    attempt(lambda: st.graphviz_chart("graph {}", width="wide"))
    st.mermaid_chart(f"graph TD\n  A[{label}] --> B")
    st.mermaid_chart("graph TD\n  A --> B", width=300)
    st.mermaid_chart("%% a comment\n---\ntitle: T\n---\ngraph TD\n  A --> B", alt="  A then\n  B ")
    st.mermaid_chart("%%{init: {}}%%\ngraph TD\n  A --> B", alt="A")
    st.mermaid_chart("%% stAlt: old\ngraph TD\n  A --> B\n````", alt="new")
    attempt(lambda: st.mermaid_chart("graph TD", width="wide"))


main()
