import itertools
from collections import Counter, OrderedDict, defaultdict, deque

import streamlit as st


def words(text):
    for word in text.split():
        yield word.strip(".,").lower()


def report(text, top):
    counts = Counter(words(text))
    groups = defaultdict(list)
    for word, n in counts.most_common(top):
        groups[n].append(word)
    return OrderedDict(sorted(groups.items()))


def main():
    text = st.text_area("Text", "the tide, the wind and the sea.")
    top = st.slider("Top", 1, 6, 3)
    stream = words(text)
    first = next(stream, "nothing")
    st.write("first", first, "then", next(stream, "nothing"))
    recent = deque(maxlen=2)
    for word in itertools.islice(stream, top):
        recent.append(word)
        st.text(word)
    st.write(list(recent), sum(1 for _ in stream))
    for n, found in report(text, top).items():
        with st.expander(f"{n} times"):
            st.write(found)


main()
