/** A place without content: nothing is drawn, and it takes no room. */
export default function Empty() {
  return null;
}
